package conversations.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.live.LiveEventPresenter.EventView;
import conversations.outbox.ChangeCause;
import conversations.outbox.Event;
import conversations.outbox.EventLog;
import conversations.outbox.EventReader;
import conversations.person.EndedSessions;
import conversations.person.User;
import conversations.person.Users;
import conversations.platform.problem.Outage;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import conversations.record.Records;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends this node's clients their events, in order. One thread does everything that concerns the streams: it opens them,
 * forwards and closes. Events for a stream that is still being caught up are held back for it, so no event falls between
 * catch-up and forwarding.
 */
@ApplicationScoped
class EventForwarder implements EventReader {
    private static final int BATCH_SIZE = 100;
    private static final int MAX_ATTEMPTS = 3;
    /** The longest time that a client waits for an event; beyond it, it is told to load anew instead. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(EventForwarder.class);
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final StreamRegistry streams = new StreamRegistry();
    private final AtomicInteger openStreams = new AtomicInteger();
    private final Counter overtaken;
    private final EventLog events;
    private final LiveEventPresenter presenter;
    private final StreamCatchUp catchUp;
    private final Users users;
    private final EndedSessions endedSessions;
    private final Records records;
    private final ObjectMapper json;
    private final Clock clock;
    private long position;
    /** The time spent on delivering since the backlog was last empty. */
    private long busyNanos;
    /** The number of failed attempts to deliver the event after {@code position}. */
    private int failures;
    /** The last position of a batch that failed; up to it, events are delivered one by one. */
    private long oneByOneThrough;

    private volatile boolean running;

    /**
     * A shutdown hook, because the server waits for open requests before it sends its shutdown event, and would wait for
     * streams in vain.
     */
    private final Thread hook = new Thread(this::stop, "live-stop");

    EventForwarder(
            EventLog events,
            LiveEventPresenter presenter,
            StreamCatchUp catchUp,
            Users users,
            EndedSessions endedSessions,
            Records records,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.events = events;
        this.presenter = presenter;
        this.catchUp = catchUp;
        this.users = users;
        this.endedSessions = endedSessions;
        this.records = records;
        this.json = json;
        this.clock = clock;
        meters.gauge("conversations.live.streams", openStreams);
        overtaken = meters.counter("conversations.live.overtaken");
    }

    /** A task on the streams. */
    @FunctionalInterface
    private interface Task {
        void run() throws SQLException;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        running = true;
        position = events.lastPosition();
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
                // Events that were not sent are still stored, and are sent at the next poll.
                Outage.log(LOG, e, "Delivery to the live clients of this node stopped at event " + position);
            }
        }
        streams.closeAll();
    }

    @Override
    public void poll() {
        tasks.add(this::forward);
    }

    /** @param lastEventId where the client was, null for a new one */
    void open(EventStream stream, @Nullable String lastEventId) {
        tasks.add(() -> {
            stream.beginCatchUp(position);
            streams.add(stream);
            openStreams.set(streams.size());
            catchUp.start(stream, lastEventId, position, reached -> tasks.add(() -> stream.endCatchUp(reached)));
        });
        // The port stays open for a while during shutdown; the client reconnects, then to another node.
        if (!running) {
            stream.close();
        }
    }

    private void forward() throws SQLException {
        for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            var from = System.nanoTime();
            if (tryDeliver(batch)) {
                position = batch.getLast().position();
                failures = 0;
            }
            busyNanos += System.nanoTime() - from;
            skipBacklog();
        }
        busyNanos = 0;
    }

    /**
     * Skips the backlog if events have been arriving faster than they can be delivered for longer than anybody should wait:
     * all connected clients load anew, and continue from there. A node that was only stopped for a while is given the time
     * to catch up.
     */
    private void skipBacklog() throws SQLException {
        if (busyNanos > MAX_DELAY.toNanos() && events.secondsWaitingAfter(position) > MAX_DELAY.toSeconds()) {
            position = events.lastPosition();
            LOG.warnf(
                    "Events arrive faster than they can be delivered: the live clients of this node are reset at event %d",
                    (Object) position);
            overtaken.increment(streams.size());
            streams.forEach(stream -> stream.sendReset(position));
            busyNanos = 0;
        }
    }

    private List<Event> nextBatch() throws SQLException {
        return events.eventsAfter(position, position < oneByOneThrough ? 1 : BATCH_SIZE);
    }

    /**
     * Delivers a batch; true if it is done with. The events of a failed batch are delivered one by one; one that fails
     * repeatedly is given up, and all clients load anew, because one event must not stop all others.
     */
    private boolean tryDeliver(List<Event> batch) {
        try {
            deliver(batch);
            return true;
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                oneByOneThrough = batch.getLast().position();
                return false;
            }
            failures++;
            if (failures < MAX_ATTEMPTS) {
                throw e;
            }
            var event = batch.getFirst();
            LOG.errorf(e, "Giving up event %d", (Object) event.position());
            streams.forEach(stream -> stream.sendReset(event.position()));
            return true;
        }
    }

    private void deliver(List<Event> batch) {
        closeUnauthorized(batch.stream()
                .map(Event::standaloneCause)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        deliverInSidebars(batch);
        deliverInTabs(batch);
    }

    private void deliverInSidebars(List<Event> batch) {
        var streamsByUser = streams.sidebars();
        if (streamsByUser.isEmpty()) {
            return;
        }
        var toReload = lastEventPerTarget(batch, event -> presenter.usersToReload(event, streamsByUser.keySet()));
        presenter.presentInSidebars(batch, streamsByUser::containsKey).forEach((event, views) -> {
            views.forEach((user, shown) -> send(event, shown, streamsByUser.getOrDefault(user, Set.of())));
            toReload.getOrDefault(event, Set.of())
                    .forEach(user ->
                            streamsByUser.getOrDefault(user, Set.of()).forEach(stream -> stream.sendReset(event)));
        });
    }

    private void deliverInTabs(List<Event> batch) {
        var tabs = streams.tabs();
        if (tabs.isEmpty()) {
            return;
        }
        var toReload = lastEventPerTarget(batch, event -> presenter.tabsToReload(event, tabs.keySet()));
        var views = presenter.presentInTabs(
                batch,
                tabs.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, tab -> tab.getValue().keySet())));
        for (var event : batch) {
            views.getOrDefault(event, Map.of())
                    .forEach((user, shown) -> send(
                            event,
                            shown.view(),
                            shown.tabs().stream()
                                    .flatMap(tab -> streamsOf(tab, user).stream())
                                    .toList()));
            toReload.getOrDefault(event, Set.of())
                    .forEach(tab -> tabs.getOrDefault(tab, Map.of())
                            .values()
                            .forEach(own -> own.forEach(stream -> stream.sendReset(event))));
        }
    }

    private Set<EventStream> streamsOf(RecordKey tab, UUID user) {
        return streams.tabs().getOrDefault(tab, Map.of()).getOrDefault(user, Set.of());
    }

    /** By event, the targets that it affects and no later event of the batch does: loading anew once is enough. */
    private static <T> Map<Event, Set<T>> lastEventPerTarget(List<Event> batch, Function<Event, Set<T>> affected) {
        var last = new HashMap<T, Event>();
        for (var event : batch) {
            if (event.standaloneCause() != null) {
                affected.apply(event).forEach(one -> last.put(one, event));
            }
        }
        return last.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
    }

    /** Sends the event to all streams of one user; it is serialized once. */
    private void send(Event event, EventView shown, Collection<EventStream> to) {
        if (!to.isEmpty()) {
            var data = EventDto.of(event, shown).write(json);
            to.forEach(stream -> stream.send(event, data));
        }
    }

    @Scheduled(every = "15s")
    void sendHeartbeats() {
        tasks.add(() -> streams.forEach(EventStream::sendHeartbeat));
        tasks.add(this::closeUnauthorized);
    }

    /**
     * Closes the streams of deactivated users (D7), and of tabs whose record they may not view any more (F3). They were sent
     * nothing since; the answer to their next request gives the reason.
     */
    private void closeUnauthorized() {
        closeUnauthorized(streams.users(), streams.tabs());
    }

    /** Closes the streams that changes of these records and users make unauthorized. */
    private void closeUnauthorized(Set<ChangeCause> changed) {
        var people = new HashSet<UUID>();
        var tabs = new HashMap<RecordKey, Map<UUID, Set<EventStream>>>();
        for (var cause : changed) {
            var record = cause.kind() == ChangeCause.Kind.RECORD ? RecordType.key(cause.id()) : null;
            if (record != null && streams.tabs().containsKey(record)) {
                tabs.put(record, streams.tabs().get(record));
            }
            if (cause.kind() == ChangeCause.Kind.PERSON && streams.users().contains(UUID.fromString(cause.id()))) {
                people.add(UUID.fromString(cause.id()));
            }
        }
        if (!people.isEmpty() || !tabs.isEmpty()) {
            closeUnauthorized(people, tabs);
        }
    }

    private void closeUnauthorized(Set<UUID> people, Map<RecordKey, Map<UUID, Set<EventStream>>> tabs) {
        var watching = tabs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, tab -> tab.getValue().keySet()));
        QuarkusTransaction.requiringNew().run(() -> {
            var active = users.findActive(people).stream().map(User::id).collect(Collectors.toSet());
            var viewers = records.viewers(watching);
            streams.closeIf(stream -> people.contains(stream.user()) && !active.contains(stream.user())
                    || stream.tab() != null
                            && tabs.containsKey(stream.tab())
                            && !viewers.getOrDefault(stream.tab(), Set.of()).contains(stream.user()));
            openStreams.set(streams.size());
        });
    }

    /** Closes streams whose token or session has ended; their client returns with a new token, or not at all. */
    @Scheduled(every = "1s")
    void closeEndedRegularly() {
        closeEnded();
    }

    /** Closes the streams of sessions that have just ended. */
    void onSignedOut(@Observes EndedSessions.SessionsEnded event) {
        closeEnded();
    }

    private void closeEnded() {
        tasks.add(() -> {
            var now = clock.instant();
            streams.closeIf(stream -> stream.isOver(now) || endedSessions.hasEnded(stream.session()));
            openStreams.set(streams.size());
        });
    }
}
