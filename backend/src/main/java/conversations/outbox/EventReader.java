package conversations.outbox;

/** Somebody who reads the events as they come. */
public interface EventReader {
    /** There may be something new. Returns at once. */
    void look();
}
