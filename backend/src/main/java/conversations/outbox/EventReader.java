package conversations.outbox;

/** Somebody who reads what others have committed, as it comes. */
public interface EventReader {
    /** The channel of PostgreSQL on which it is told. */
    default String channel() {
        return EventLog.CHANNEL;
    }

    /** There may be something new. Returns at once. */
    void poll();
}
