package conversations.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.audience.Watching;
import conversations.audience.Watching.Seen;
import conversations.outbox.Event;
import conversations.outbox.EventLog;
import conversations.platform.problem.Outage;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
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

    private static final int AT_ONCE = 20;
    /** How long a reader who does not keep up is left alone. */
    private static final long PAUSE_MILLIS = 50;

    /** Few, so that they leave connections to the database to others. */
    private static final int THREADS = 2;

    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("live-catch-up-", 0).daemon().factory());
    private final EventLog events;
    private final Watching watching;
    private final ObjectMapper json;
    private final Clock clock;

    CatchUp(EventLog events, Watching watching, ObjectMapper json, Clock clock) {
        this.events = events;
        this.watching = watching;
        this.json = json;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        workers.shutdownNow();
    }

    /**
     * @param lastEventId where the client was, null for a new one
     * @param through the position up to which to bring it
     * @param done what to do then, with the position that it has reached
     */
    void start(EventStream stream, @Nullable String lastEventId, long through, LongConsumer done) {
        work(stream, () -> {
            if (lastEventId == null) {
                stream.startsAt(events.currentSnapshot());
                stream.opened();
                stream.tellOpen(through);
                done.accept(through);
                return;
            }
            stream.opened();
            var last = number(lastEventId);
            var missed = missed(stream, last, through);
            if (missed == null || missed.size() > AT_MOST || mustReload(stream, missed)) {
                stream.tellReset(through);
                done.accept(through);
            } else {
                tell(stream, missed, () -> done.accept(Math.max(last, through)));
            }
        });
    }

    /** As fast as the reader reads, and so that others have their turn. */
    private void tell(EventStream stream, List<Event> missed, Runnable done) {
        if (stream.isFull()) {
            workers.schedule(() -> work(stream, () -> tell(stream, missed, done)), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        var some = missed.subList(0, Math.min(AT_ONCE, missed.size()));
        var seen = seen(stream, some);
        for (var event : some) {
            var shown = seen.get(event);
            if (shown != null) {
                stream.tell(event, EventDto.of(event, shown).write(json));
            }
        }
        if (some.size() == missed.size()) {
            done.run();
        } else {
            work(stream, () -> tell(stream, missed.subList(some.size(), missed.size()), done));
        }
    }

    /** Something that asks the database. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private void work(EventStream stream, Step step) {
        workers.execute(() -> {
            try {
                if (!stream.isOver(clock.instant())) {
                    step.run();
                }
            } catch (RuntimeException | SQLException e) {
                Outage.log(LOG, e, "A live client could not be caught up");
                stream.close();
            }
        });
    }

    /** By event, what the stream's user is shown of it; nothing for those of which they hear nothing. */
    private Map<Event, Seen> seen(EventStream stream, List<Event> events) {
        var seen = new HashMap<Event, Seen>();
        var user = stream.user();
        var tab = stream.tab();
        if (tab == null) {
            watching.seen(events, user::equals).forEach((event, byUser) -> put(seen, event, byUser.get(user)));
        } else {
            watching.seenInTabs(events, Map.of(tab, Set.of(user))).forEach((event, byUser) -> {
                var inTabs = byUser.get(user);
                put(seen, event, inTabs == null ? null : inTabs.seen());
            });
        }
        return seen;
    }

    private static void put(Map<Event, Seen> all, Event event, @Nullable Seen seen) {
        if (seen != null) {
            all.put(event, seen);
        }
    }

    /** Whether a record or person changed whose conversations are too many to tell of each. */
    private boolean mustReload(EventStream stream, List<Event> missed) {
        var tab = stream.tab();
        return missed.stream()
                .filter(event -> event.standaloneCause() != null)
                .anyMatch(event -> tab == null
                        ? !watching.reloading(event, Set.of(stream.user())).isEmpty()
                        : !watching.reloadingTabs(event, Set.of(tab)).isEmpty());
    }

    /** What may be for it, one more than is told; null where it can't be told. */
    private @Nullable List<Event> missed(EventStream stream, long last, long through) throws SQLException {
        if (last < 0 || !events.retains(last)) {
            return null;
        }
        return stream.tab() == null
                ? events.eventsMissedBy(stream.user(), last, through, AT_MOST + 1)
                : events.eventsAfter(last, AT_MOST + 1).stream()
                        .filter(event -> event.position() <= through)
                        .toList();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
