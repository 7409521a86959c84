package conversations.person;

/** The roles of callers, for {@code @RolesAllowed}. */
public final class Roles {
    /** A person who signed in and is active. */
    public static final String USER = "user";

    /** An integration whose token has this scope (J2). */
    public static final String RECORDS_WRITE = "records:write";

    public static final String USERS_WRITE = "users:write";

    /** A person whom the identity provider gives the role of this name; it opens operations, not conversations (J2). */
    public static final String ADMIN = "admin";

    private Roles() {}
}
