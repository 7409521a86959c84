package conversations.platform.problem;

/** The kinds of errors of the API (K1). */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "The request could not be understood",
            "The body is not the described JSON, a parameter or field does not exist, or a value has the wrong type."),
    UNAUTHENTICATED(
            401, "Sign in first", "The bearer token is missing, expired, forged, or meant for another audience."),
    SIGNED_OUT(
            401,
            "You have signed out",
            "The identity provider has ended the session of this bearer token; clients must stop showing the session's data."),
    DEACTIVATED(
            401,
            "Your user is deactivated",
            "The token is valid, but its user is deactivated; another token does not help. Ask your administrator."),
    FORBIDDEN(
            403,
            "You may not do this",
            "The token lacks the role or scope that this operation requires, or the caller is not the author."),
    NOT_FOUND(404, "Not found", "The resource does not exist, or the caller may not see it; both get the same answer."),
    METHOD_NOT_ALLOWED(405, "This method is not offered here", "The path exists, but not with this method."),
    NOT_ACCEPTABLE(406, "No such representation", "The Accept header does not allow JSON."),
    REQUEST_TIMEOUT(
            408, "The request took too long", "The body arrived too slowly, or stopped; the connection is closed."),
    REQUEST_IN_PROGRESS(
            409,
            "The first request with this key is still running",
            "Another request with the same Idempotency-Key has not finished; repeat this one in a moment."),
    CONVERSATION_CLOSED(
            409,
            "The conversation is closed",
            "A closed conversation accepts no replies and no invitations; re-open it first, or reply with reopen: true."),
    NOT_A_PARTICIPANT(409, "You are not a participant", "Only current participants of the conversation can do this."),
    COPY_DELETED(
            409,
            "You deleted your copy",
            "A participant who deleted their copy can't act in the conversation until a new message brings it back."),
    CREATOR_STAYS(409, "The creator stays", "The creator of a conversation can neither leave it nor be removed."),
    TOO_FEW_PARTICIPANTS(
            409,
            "Too few would remain",
            "Leaving requires three current participants, and two must remain after a removal."),
    ALREADY_A_PARTICIPANT(
            409, "Already a participant", "One of the invited users is a participant already; nobody was added."),
    ATTACHMENT_USED(
            409, "The file is on a message", "A file can be put on one message only; upload it again for another one."),
    TOO_MANY_UNSENT_FILES(
            409,
            "Too many files wait to be sent",
            "At most 100 uploaded files and 500 MB may be unsent; send some, or wait until they are removed after a day."),
    MESSAGE_DELETED(409, "The message is deleted", "A deleted message can't be changed."),
    TOO_MANY_EDITS(
            409,
            "Edited too often",
            "A message can be edited 100 times, because all its versions are kept; write a new one."),
    BUILT_IN_FILTER(409, "Everybody has this filter", "A built-in filter can be neither changed nor deleted."),
    PUSH_OFF(
            409, "There is no Web Push here", "The operator has not configured Web Push; pop-ups need an open window."),
    TOO_LARGE(413, "The request is too large", "The body is larger than this operation accepts."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body must be sent as described: a file as multipart/form-data, anything else as application/json."),
    RANGE_NOT_SATISFIABLE(
            416, "The file has no such part", "The Range header asks for bytes beyond the end of the file."),
    INVALID(
            422,
            "A field breaks a rule",
            "The request is well-formed, but a field is empty, too long, or names something that can't be chosen."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This key was used for another request",
            "An Idempotency-Key belongs to one request; this request has another body."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "The caller sent more requests than allowed in a minute; Retry-After gives the seconds to wait."),
    TOO_MANY_AT_ONCE(
            429,
            "Too many requests at once",
            "Too many requests of the caller are running or queued; send the next ones when those are answered."),
    INTERNAL_ERROR(
            500,
            "The server made a mistake",
            "A fault of the server; the same request will fail again. The operator finds the reason by the requestId."),
    UNAVAILABLE(
            503,
            "Not available at the moment",
            "A service that this operation needs does not answer; nothing was changed. Try again in a moment.");

    public final int status;
    public final String title;
    /** The cause of the error, for the documentation. */
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

    /** The type in the answer: a path on this server that leads to its explanation. */
    public String uri() {
        return "/problems/" + slug();
    }
}
