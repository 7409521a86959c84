package conversations.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.conversation.Watching;
import conversations.conversation.Watching.Seen;
import conversations.outbox.Event;
import conversations.outbox.EventReader;
import conversations.outbox.EventType;
import conversations.outbox.Events;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives this node's clients what is for them, in order. One thread does everything that concerns the streams: it opens
 * them, catches them up, forwards and closes; so there is no moment in which an event falls between the two.
 */
@ApplicationScoped
class Forwarder implements EventReader {
    /** Who missed more than this is told to load anew. */
    private static final int CATCH_UP = 1_000;

    private static final int AT_ONCE = 200;
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Streams streams = new Streams();
    private final AtomicInteger open = new AtomicInteger();
    private final Events events;
    private final Watching watching;
    private final ObjectMapper json;
    private final Clock clock;
    private long position;
    /** How often the event after {@code position} could not be delivered. */
    private int failures;

    private volatile boolean running;

    /** The server waits for open requests before it tells anybody that it stops; streams would be waited for in vain. */
    private final Thread hook = new Thread(this::stop, "live-stop");

    Forwarder(Events events, Watching watching, ObjectMapper json, Clock clock, MeterRegistry meters) {
        this.events = events;
        this.watching = watching;
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
                // They come again with the last event that they have: nothing is lost, whatever it was.
                LOG.errorf(e, "Cutting off the live clients of this node");
                streams.clear();
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
            try {
                catchUp(stream, lastEventId);
            } catch (RuntimeException | SQLException e) {
                LOG.warnf(e, "A live client could not be caught up");
                stream.close();
                return;
            }
            streams.add(stream);
            open.set(streams.size());
        });
    }

    private void catchUp(EventStream stream, @Nullable String lastEventId) throws SQLException {
        stream.heard(position);
        if (lastEventId == null) {
            stream.startsAt(events.snapshot());
            stream.comment("open");
            return;
        }
        stream.comment("open");
        var last = number(lastEventId);
        var missed = missed(stream, last);
        if (missed == null || missed.size() > CATCH_UP) {
            stream.send("reset", position, "{}");
            return;
        }
        missed.forEach(event -> deliver(event, Map.of(stream.user(), Set.of(stream)), false));
        stream.heard(Math.max(last, position));
    }

    /** Null where it can't be told; of a tab, which is one page to load anew, as soon as there is anything. */
    private @Nullable List<Event> missed(EventStream stream, long last) throws SQLException {
        if (last < 0 || !events.remembers(last)) {
            return null;
        }
        if (stream.tab() != null) {
            return last < position ? null : List.of();
        }
        return events.missed(stream.user(), last, position, CATCH_UP + 1);
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private void forward() throws SQLException {
        List<Event> batch;
        do {
            batch = events.after(position, AT_ONCE);
            for (var event : batch) {
                deliver(event);
                position = event.position();
            }
        } while (batch.size() == AT_ONCE);
    }

    /** What fails time and again is given up, and whoever is connected loads anew: one event must not stop all others. */
    private void deliver(Event event) {
        try {
            deliver(event, streams.sidebars(), true);
            deliverInTabs(event);
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            if (failures < ATTEMPTS) {
                throw e;
            }
            failures = 0;
            LOG.errorf(e, "Giving up event %d", (Object) event.position());
            streams.each(stream -> stream.send("reset", event.position(), "{}"));
        }
    }

    private void deliver(Event event, Map<UUID, Set<EventStream>> to, boolean once) {
        if (!to.isEmpty()) {
            send(event, watching.seen(event, to::containsKey), to, once);
        }
    }

    private void deliverInTabs(Event event) {
        var tabs = streams.tabs();
        if (tabs.isEmpty() || event.type() == EventType.ALERT) {
            return;
        }
        for (var record : watching.about(event.conversation())) {
            var to = tabs.get(record);
            if (to != null) {
                send(event, watching.seenInTab(event, record, to.keySet()), to, true);
            }
        }
    }

    private void send(Event event, Map<UUID, Seen> seen, Map<UUID, Set<EventStream>> to, boolean once) {
        seen.forEach((user, shown) -> {
            var data = write(EventDto.of(event, shown));
            for (var stream : to.getOrDefault(user, Set.of())) {
                if (!once || stream.waitsFor(event)) {
                    stream.send(event.type().code(), event.position(), data);
                }
            }
        });
    }

    @Scheduled(every = "15s")
    void beat() {
        tasks.add(() -> streams.each(stream -> stream.comment("")));
    }

    /** Closes what has ended: the client comes again with a new token, or not at all. */
    @Scheduled(every = "1s")
    void end() {
        tasks.add(() -> {
            streams.end(clock.instant());
            open.set(streams.size());
        });
    }

    private String write(EventDto event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
