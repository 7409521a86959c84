package conversations.testing;

/** What comes of what happened: it is decided a little later, by itself. */
public final class AlertProcessing {
    private AlertProcessing() {}

    /** Returns once it is decided whom all alert that happened so far: nothing more comes of it. */
    public static void awaitDecided() {
        Concurrency.await("all is decided", () -> Database.number("""
                        select (select count(*) from outbox) + (select count(*) from event
                            where position > (select position from event_consumer where name = 'alert'))""") == 0);
    }
}
