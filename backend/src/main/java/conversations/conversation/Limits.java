package conversations.conversation;

/** Rule A1, in code points, people and records. */
public final class Limits {
    static final int SUBJECT = 200;
    static final int DESCRIPTION = 4_000;

    /** Of a text, in code points. */
    public static final int MESSAGE = 10_000;
    /** Of one message: each keeps the text before it (C6), and whoever sees the message can ask for them all. */
    public static final int EDITS = 100;
    /** Who take part at the same time. */
    public static final int PARTICIPANTS = 250;

    static final int ABOUT = 20;

    private Limits() {}
}
