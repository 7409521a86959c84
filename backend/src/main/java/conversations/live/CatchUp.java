package conversations.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.conversation.Watching;
import conversations.conversation.Watching.Seen;
import conversations.outbox.Event;
import conversations.outbox.Events;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings a stream up to where the forwarder was when it was opened, beside the forwarder: when a node has died, thousands
 * come to the others at once, and nobody else must wait for them.
 */
@ApplicationScoped
class CatchUp {
    /** Who missed more than this is told to load anew. */
    private static final int AT_MOST = 1_000;

    /** Few, so that they leave connections to the database to others. */
    private static final int THREADS = 2;

    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("live-catch-up-", 0).daemon().factory());
    private final Events events;
    private final Watching watching;
    private final ObjectMapper json;

    CatchUp(Events events, Watching watching, ObjectMapper json) {
        this.events = events;
        this.watching = watching;
        this.json = json;
    }

    void stop(@Observes ShutdownEvent event) {
        workers.shutdownNow();
    }

    /**
     * @param lastEventId where the client was, null for a new one
     * @param through the position up to which to bring it
     * @param done what to do then
     */
    void start(EventStream stream, @Nullable String lastEventId, long through, Runnable done) {
        workers.execute(() -> {
            try {
                if (lastEventId == null) {
                    stream.startsAt(events.snapshot());
                    // What a client can come back with while there was no event yet.
                    stream.opened("open " + through);
                } else {
                    stream.opened("open");
                    tellMissed(stream, number(lastEventId), through);
                }
                done.run();
            } catch (RuntimeException | SQLException e) {
                LOG.warnf(e, "A live client could not be caught up");
                stream.close();
            }
        });
    }

    private void tellMissed(EventStream stream, long last, long through) throws SQLException {
        var missed = missed(stream, last, through);
        if (missed == null || missed.size() > AT_MOST) {
            stream.tellReset(through);
            return;
        }
        for (var event : missed) {
            var seen = seen(stream, event).get(stream.user());
            if (seen != null) {
                stream.tell(event, EventDto.of(event, seen).write(json));
            }
        }
    }

    private Map<UUID, Seen> seen(EventStream stream, Event event) {
        var tab = stream.tab();
        if (tab == null) {
            return watching.seen(event, stream.user()::equals);
        }
        return watching.about(event).contains(tab) ? watching.seenInTab(event, tab, Set.of(stream.user())) : Map.of();
    }

    /** What may be for it, one more than is told; null where it can't be told. */
    private @Nullable List<Event> missed(EventStream stream, long last, long through) throws SQLException {
        if (last < 0 || !events.remembers(last)) {
            return null;
        }
        return stream.tab() == null
                ? events.missed(stream.user(), last, through, AT_MOST + 1)
                : events.after(last, AT_MOST + 1).stream()
                        .filter(event -> event.position() <= through)
                        .toList();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
