package conversations.conversation;

/** The limits of rule A1, in code points, people and records. */
public final class ConversationLimits {
    /** Maximum length of a subject, in code points. */
    public static final int MAX_SUBJECT_LENGTH = 200;

    /** Maximum length of a description, in code points. */
    public static final int MAX_DESCRIPTION_LENGTH = 4_000;

    /** Maximum length of a message's text, in code points. */
    public static final int MAX_MESSAGE_LENGTH = 10_000;

    /**
     * Maximum number of edits of one message; bounded because each edit keeps the text before it (C6), and readers can list
     * them all.
     */
    public static final int MAX_EDITS = 100;

    /** Maximum number of current participants. */
    public static final int MAX_PARTICIPANTS = 250;

    /** Maximum number of records that a conversation is about. */
    public static final int MAX_RECORDS = 20;

    private ConversationLimits() {}
}
