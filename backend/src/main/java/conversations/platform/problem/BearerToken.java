package conversations.platform.problem;

/** Request attributes about the Authorization header. */
public final class BearerToken {
    /** The key of the attribute that marks a request with a malformed bearer token. */
    public static final String MALFORMED = "conversations.malformed-token";

    private BearerToken() {}
}
