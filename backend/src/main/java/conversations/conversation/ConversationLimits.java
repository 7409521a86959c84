package conversations.conversation;

/** Rule A1, in code points, people and records. */
public final class ConversationLimits {
    static final int MAX_SUBJECT_LENGTH = 200;
    static final int MAX_DESCRIPTION_LENGTH = 4_000;

    /** Of a text, in code points. */
    public static final int MAX_MESSAGE_LENGTH = 10_000;
    /** Of one message: each keeps the text before it (C6), and whoever sees the message can ask for them all. */
    public static final int MAX_EDITS = 100;
    /** Who take part at the same time. */
    public static final int MAX_PARTICIPANTS = 250;

    static final int MAX_RECORDS = 20;

    private ConversationLimits() {}
}
