package conversations.conversation;

/** The filters that everybody has (F5). */
enum BuiltInFilter {
    /** The user started it. */
    CREATED,
    /** The user takes part now. */
    PARTICIPATING,
    /** It is closed. */
    CLOSED
}
