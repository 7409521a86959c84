package conversations.testing;

/** Waits for the decision on alerts, which is made a little after an event. */
public final class AlertProcessing {
    private AlertProcessing() {}

    /** Returns once the alerts of all events so far are decided, so that no more follow. */
    public static void awaitDecided() {
        Concurrency.await("all is decided", () -> Database.number("""
                        select (select count(*) from outbox) + (select count(*) from event
                            where position > (select position from event_consumer where name = 'alert'))""") == 0);
    }
}
