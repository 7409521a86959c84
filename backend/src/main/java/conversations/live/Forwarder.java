package conversations.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.audience.Watching;
import conversations.audience.Watching.Seen;
import conversations.outbox.Event;
import conversations.outbox.EventReader;
import conversations.outbox.Events;
import conversations.person.User;
import conversations.person.Users;
import conversations.platform.problem.Outage;
import conversations.record.Records;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives this node's clients what is for them, in order. One thread does everything that concerns the streams: it opens
 * them, forwards and closes. What comes for a stream that is still caught up is held for it; so there is no moment in which
 * an event falls between the two.
 */
@ApplicationScoped
class Forwarder implements EventReader {
    private static final int AT_ONCE = 100;
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Streams streams = new Streams();
    private final AtomicInteger open = new AtomicInteger();
    private final Events events;
    private final Watching watching;
    private final CatchUp catchUp;
    private final Users users;
    private final Records records;
    private final ObjectMapper json;
    private final Clock clock;
    private long position;
    /** How often the event after {@code position} could not be delivered. */
    private int failures;
    /** The end of those that could not be delivered together. */
    private long oneByOneThrough;

    private volatile boolean running;

    /** The server waits for open requests before it tells anybody that it stops; streams would be waited for in vain. */
    private final Thread hook = new Thread(this::stop, "live-stop");

    Forwarder(
            Events events,
            Watching watching,
            CatchUp catchUp,
            Users users,
            Records records,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.events = events;
        this.watching = watching;
        this.catchUp = catchUp;
        this.users = users;
        this.records = records;
        this.json = json;
        this.clock = clock;
        meters.gauge("conversations.live.streams", open);
    }

    /** Something to do with the streams. */
    @FunctionalInterface
    private interface Task {
        void run() throws SQLException;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        position = events.last();
        Thread.ofPlatform().name("live-forwarder").daemon().start(this::run);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    private void stop() {
        running = false;
        tasks.add(() -> {});
    }

    private void run() {
        while (running) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException | SQLException e) {
                // Whatever was not sent is still there when the listener has the next look.
                Outage.log(LOG, e, "The live clients of this node wait at event " + position);
            }
        }
        streams.clear();
    }

    @Override
    public void look() {
        tasks.add(this::forward);
    }

    /** @param lastEventId where the client was, null for a new one */
    void open(EventStream stream, @Nullable String lastEventId) {
        tasks.add(() -> {
            stream.hold(position);
            streams.add(stream);
            open.set(streams.size());
            catchUp.start(stream, lastEventId, position, reached -> tasks.add(() -> stream.release(reached)));
        });
        // The port is still open for a while: the client comes again, then to another node.
        if (!running) {
            stream.close();
        }
    }

    private void forward() throws SQLException {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            if (attempt(batch)) {
                position = batch.getLast().position();
                failures = 0;
            }
        }
    }

    private List<Event> next() throws SQLException {
        return events.after(position, position < oneByOneThrough ? 1 : AT_ONCE);
    }

    /**
     * Whether these are done with. What fails goes on one by one, and what then fails time and again is given up, and whoever
     * is connected loads anew: one event must not stop all others.
     */
    private boolean attempt(List<Event> batch) {
        try {
            deliver(batch);
            return true;
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                oneByOneThrough = batch.getLast().position();
                return false;
            }
            failures++;
            if (failures < ATTEMPTS) {
                throw e;
            }
            var event = batch.getFirst();
            LOG.errorf(e, "Giving up event %d", (Object) event.position());
            streams.each(stream -> stream.reset(event.position()));
            return true;
        }
    }

    private void deliver(List<Event> batch) {
        var to = streams.sidebars();
        if (!to.isEmpty()) {
            watching.seen(batch, to::containsKey).forEach((event, seen) -> send(event, seen, to));
        }
        batch.forEach(this::deliverInTabs);
    }

    private void deliverInTabs(Event event) {
        var tabs = streams.tabs();
        if (tabs.isEmpty()) {
            return;
        }
        for (var record : watching.about(event)) {
            var to = tabs.get(record);
            if (to != null) {
                send(event, watching.seenInTab(event, record, to.keySet()), to);
            }
        }
    }

    private void send(Event event, Map<UUID, Seen> seen, Map<UUID, Set<EventStream>> to) {
        seen.forEach((user, shown) -> {
            var data = EventDto.of(event, shown).write(json);
            to.getOrDefault(user, Set.of()).forEach(stream -> stream.send(event, data));
        });
    }

    @Scheduled(every = "15s")
    void beat() {
        tasks.add(() -> streams.each(EventStream::beat));
        tasks.add(this::endRefused);
    }

    /**
     * Ends the streams of who was deactivated (D7), and of tabs whose record may not be viewed any more (F3). They were sent
     * nothing since; the answer to their next try tells them why.
     */
    private void endRefused() {
        var tabs = streams.tabs().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, tab -> tab.getValue().keySet()));
        QuarkusTransaction.requiringNew().run(() -> {
            var active = users.active(streams.users()).stream().map(User::id).collect(Collectors.toSet());
            var viewers = records.viewers(tabs);
            streams.end(stream -> !active.contains(stream.user())
                    || stream.tab() != null
                            && !viewers.getOrDefault(stream.tab(), Set.of()).contains(stream.user()));
        });
    }

    /** Closes what has ended: the client comes again with a new token, or not at all. */
    @Scheduled(every = "1s")
    void end() {
        tasks.add(() -> {
            var now = clock.instant();
            streams.end(stream -> stream.isOver(now));
            open.set(streams.size());
        });
    }
}
