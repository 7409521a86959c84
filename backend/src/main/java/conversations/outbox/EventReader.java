package conversations.outbox;

/** A worker that reads what others have committed, as soon as it is notified. */
public interface EventReader {
    /** The PostgreSQL notification channel that wakes it. */
    default String channel() {
        return EventLog.CHANNEL;
    }

    /** Reads what is new, if there is anything. Called after a notification and regularly without one; returns at once. */
    void poll();
}
