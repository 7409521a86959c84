package conversations.platform.problem;

/**
 * Every kind of error the API answers with (K1). {@link #slug} is stable: clients may branch on
 * {@code type = "/problems/<slug>"}.
 */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "The request could not be understood",
            "A body that is not the JSON described, a parameter or field that does not exist, or a value of the wrong"
                    + " type."),
    UNAUTHENTICATED(
            401, "Sign in first", "The bearer token is missing, expired, forged, or meant for another audience."),
    SIGNED_OUT(
            401,
            "You have signed out",
            "The identity provider has ended the session of this bearer token: nothing of it may be shown any more."),
    DEACTIVATED(
            401,
            "Your user is deactivated",
            "You are signed in, but your user here is deactivated: another token will not help. Ask your administrator."),
    FORBIDDEN(
            403,
            "You may not do this",
            "The token lacks the role or scope that this operation asks for, or you are not the author."),
    NOT_FOUND(404, "Not found", "It does not exist, or it is not yours to see: the answer is the same."),
    METHOD_NOT_ALLOWED(405, "This method is not offered here", "The path exists, but not with this method."),
    NOT_ACCEPTABLE(406, "No such representation", "The Accept header asks for something other than JSON."),
    REQUEST_TIMEOUT(
            408, "The request took too long", "Its body came too slowly, or stopped; the connection is closed."),
    REQUEST_IN_PROGRESS(
            409,
            "The first request with this key is still running",
            "Another request with the same Idempotency-Key has not finished; repeat this one in a moment."),
    CONVERSATION_CLOSED(
            409,
            "The conversation is closed",
            "A closed conversation takes no reply and no invitation; re-open it first, or reply with reopen: true."),
    NOT_A_PARTICIPANT(409, "You are not a participant", "Only who takes part in the conversation now can do this."),
    COPY_DELETED(
            409,
            "You deleted your copy",
            "Who deleted their copy can't act in the conversation until a new message brings it back."),
    CREATOR_STAYS(409, "The creator stays", "Who started a conversation can neither leave it nor be removed."),
    TOO_FEW_PARTICIPANTS(
            409,
            "Too few would remain",
            "Leaving takes three current participants, and two must remain after a removal."),
    ALREADY_A_PARTICIPANT(409, "Already a participant", "Somebody invited takes part already; nobody was added."),
    ATTACHMENT_USED(
            409, "The file is on a message", "A file goes on one message, once; upload it again for another one."),
    TOO_MANY_UNSENT_FILES(
            409,
            "Too many files wait to be sent",
            "Send what you uploaded, or wait for it to be removed after a day: 100 files and 500 MB may wait."),
    MESSAGE_DELETED(409, "The message is deleted", "A deleted message can't be changed."),
    TOO_MANY_EDITS(
            409,
            "Edited too often",
            "A message can be edited 100 times, since all its texts are kept; write a new one."),
    BUILT_IN_FILTER(409, "Everybody has this filter", "A built-in filter can be neither changed nor deleted."),
    PUSH_OFF(409, "There is no Web Push here", "The operator has set no keys for it: pop-ups need an open window."),
    TOO_LARGE(413, "The request is too large", "The body is larger than this operation takes."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body must be sent as described: a file as multipart/form-data, anything else as application/json."),
    RANGE_NOT_SATISFIABLE(
            416, "The file has no such part", "The Range header asks for bytes that lie behind the end of the file."),
    INVALID(
            422,
            "A field breaks a rule",
            "The request is well-formed, but a field is empty, too long, or names something that can't be chosen."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This key was used for another request",
            "An Idempotency-Key belongs to one request; the body sent now is another one."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "You sent more requests than are allowed in a minute; Retry-After says in how many seconds to go on."),
    TOO_MANY_AT_ONCE(
            429,
            "Too many requests at once",
            "Too many of your requests wait for one another; send the next ones when those are answered."),
    INTERNAL_ERROR(
            500,
            "The server made a mistake",
            "A fault of the server: the same request will fail again. Its operator finds the reason by the requestId."),
    UNAVAILABLE(
            503,
            "Not available at the moment",
            "A part that this needs does not answer; nothing was changed. Try again in a moment.");

    public final int status;
    public final String title;
    /** When it happens, for the documentation. */
    public final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The last part of the type, for example {@code conversation-closed}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The type as it stands in the answer: a path on this server that leads to its explanation. */
    public String uri() {
        return "/problems/" + slug();
    }
}
