package conversations.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.live.LiveEventPresenter.EventView;
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
 * Sends a returning stream the events that it missed, up to where the forwarder was when the stream was opened. This runs
 * beside the forwarder: when a node has died, thousands of clients come to the others at once, and nobody else must wait for
 * them.
 */
@ApplicationScoped
class StreamCatchUp {
    /** The number of missed events up to which they are sent; a client that missed more is told to load anew. */
    private static final int MAX_MISSED_EVENTS = 1_000;

    private static final int BATCH_SIZE = 20;
    /** The delay before more is sent to a reader who does not keep up. */
    private static final long SLOW_READER_DELAY_MILLIS = 50;

    /** Few threads, so that they leave database connections to others. */
    private static final int THREADS = 2;

    private static final Logger LOG = Logger.getLogger(StreamCatchUp.class);
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("live-catch-up-", 0).daemon().factory());
    private final EventLog events;
    private final LiveEventPresenter presenter;
    private final ObjectMapper json;
    private final Clock clock;

    StreamCatchUp(EventLog events, LiveEventPresenter presenter, ObjectMapper json, Clock clock) {
        this.events = events;
        this.presenter = presenter;
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
        submit(stream, () -> {
            if (lastEventId == null) {
                stream.setStartSnapshot(events.currentSnapshot());
                stream.sendOpenComment();
                stream.sendOpenEvent(through);
                done.accept(through);
                return;
            }
            stream.sendOpenComment();
            var last = parsePosition(lastEventId);
            var missed = missedEvents(stream, last, through);
            if (missed == null || missed.size() > MAX_MISSED_EVENTS || mustReload(stream, missed)) {
                stream.sendResetEvent(through);
                done.accept(through);
            } else {
                sendMissed(stream, missed, () -> done.accept(Math.max(last, through)));
            }
        });
    }

    /** Sends one batch and schedules the next one, as fast as the reader reads and so that other streams have their turn. */
    private void sendMissed(EventStream stream, List<Event> missed, Runnable done) {
        if (stream.isFull()) {
            workers.schedule(
                    () -> submit(stream, () -> sendMissed(stream, missed, done)),
                    SLOW_READER_DELAY_MILLIS,
                    TimeUnit.MILLISECONDS);
            return;
        }
        var batch = missed.subList(0, Math.min(BATCH_SIZE, missed.size()));
        var views = present(stream, batch);
        for (var event : batch) {
            var shown = views.get(event);
            if (shown != null) {
                stream.sendMissed(event, EventDto.of(event, shown).write(json));
            }
        }
        if (batch.size() == missed.size()) {
            done.run();
        } else {
            submit(stream, () -> sendMissed(stream, missed.subList(batch.size(), missed.size()), done));
        }
    }

    /** A step of the work that reads from the database. */
    @FunctionalInterface
    private interface DatabaseStep {
        void run() throws SQLException;
    }

    private void submit(EventStream stream, DatabaseStep step) {
        workers.execute(() -> {
            try {
                if (!stream.isOver(clock.instant())) {
                    step.run();
                }
            } catch (RuntimeException | SQLException e) {
                Outage.log(LOG, e, "A live client could not be sent its missed events");
                stream.close();
            }
        });
    }

    /** By event, the view of the stream's user; events that they do not receive are missing. */
    private Map<Event, EventView> present(EventStream stream, List<Event> events) {
        var views = new HashMap<Event, EventView>();
        var user = stream.user();
        var tab = stream.tab();
        if (tab == null) {
            presenter
                    .presentInSidebars(events, user::equals)
                    .forEach((event, byUser) -> put(views, event, byUser.get(user)));
        } else {
            presenter.presentInTabs(events, Map.of(tab, Set.of(user))).forEach((event, byUser) -> {
                var inTabs = byUser.get(user);
                put(views, event, inTabs == null ? null : inTabs.view());
            });
        }
        return views;
    }

    private static void put(Map<Event, EventView> all, Event event, @Nullable EventView seen) {
        if (seen != null) {
            all.put(event, seen);
        }
    }

    /** Whether a record or person changed that affects too many conversations for single events. */
    private boolean mustReload(EventStream stream, List<Event> missed) {
        var tab = stream.tab();
        return missed.stream()
                .filter(event -> event.standaloneCause() != null)
                .anyMatch(event -> tab == null
                        ? !presenter.usersToReload(event, Set.of(stream.user())).isEmpty()
                        : !presenter.tabsToReload(event, Set.of(tab)).isEmpty());
    }

    /**
     * The events that may be addressed to the stream's user, at most one more than are sent; null if some of them are no
     * longer stored.
     */
    private @Nullable List<Event> missedEvents(EventStream stream, long last, long through) throws SQLException {
        if (last < 0 || !events.retains(last)) {
            return null;
        }
        return stream.tab() == null
                ? events.eventsMissedBy(stream.user(), last, through, MAX_MISSED_EVENTS + 1)
                : events.eventsAfter(last, MAX_MISSED_EVENTS + 1).stream()
                        .filter(event -> event.position() <= through)
                        .toList();
    }

    private static long parsePosition(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
