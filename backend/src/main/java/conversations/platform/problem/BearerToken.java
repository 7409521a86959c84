package conversations.platform.problem;

/** What is known of the Authorization header once it has been looked at. */
public final class BearerToken {
    /** The key, in the data of a request, of the mark that it had a bearer token which can be none of the provider's. */
    public static final String MALFORMED = "conversations.malformed-token";

    private BearerToken() {}
}
