package conversations.live;

import conversations.outbox.Event;
import conversations.outbox.Snapshot;
import conversations.person.TokenSession;
import conversations.record.RecordKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's open connection. It is caught up first ({@link CatchUp}); what the {@link Forwarder} has for it meanwhile is
 * held, and follows.
 */
final class EventStream {
    /** What may wait for a slow reader, in characters; then it is cut off, and may come again with its last event id. */
    private static final long MAX_WAITING = 2_000_000;

    private final UUID user;
    private final @Nullable RecordKey tab;
    private final TokenSession session;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final AtomicLong waiting;
    private final Runnable cut;
    private final List<Runnable> held = new ArrayList<>();
    private long heldLength;
    private boolean holds;
    private long after;
    private volatile @Nullable Snapshot start;
    private volatile boolean closed;

    private EventStream(
            UUID user,
            @Nullable RecordKey tab,
            TokenSession session,
            Sse sse,
            MultiEmitter<? super OutboundSseEvent> emitter,
            AtomicLong waiting,
            Runnable cut) {
        this.user = user;
        this.tab = tab;
        this.session = session;
        this.sse = sse;
        this.emitter = emitter;
        this.waiting = waiting;
        this.cut = cut;
    }

    /**
     * What is sent to the client.
     *
     * @param tab the record whose tab it is about, null for the user's sidebar
     * @param session what the token belongs to that it was opened with: the stream ends with either
     * @param cut ends the connection at once, whatever is still to be written
     * @param opened takes it over
     */
    static Multi<OutboundSseEvent> open(
            UUID user,
            @Nullable RecordKey tab,
            TokenSession session,
            Sse sse,
            Runnable cut,
            Consumer<EventStream> opened) {
        var waiting = new AtomicLong();
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> opened.accept(new EventStream(user, tab, session, sse, emitter, waiting, cut)),
                        BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(event -> waiting.addAndGet(-length(event)));
    }

    UUID user() {
        return user;
    }

    @Nullable RecordKey tab() {
        return tab;
    }

    TokenSession session() {
        return session;
    }

    boolean isOver(Instant now) {
        return closed || emitter.isCancelled() || !now.isBefore(session.expiresAt());
    }

    /** Whether its reader should be waited for before more is sent. */
    boolean isFull() {
        return waiting.get() > MAX_WAITING / 4;
    }

    /** It hears of what comes after this position, once it is caught up. */
    void hold(long position) {
        after = position;
        holds = true;
    }

    /** It is caught up to this position, which may be one that the node has not reached yet: its client was at another. */
    void release(long position) {
        after = Math.max(after, position);
        holds = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** It is for what happens from this moment on. */
    void startsAt(Snapshot moment) {
        start = moment;
    }

    /** Nothing that is committed from now on is missed. */
    void opened() {
        emit(sse.newEventBuilder().comment("open").build());
    }

    /**
     * Begins a new stream with an event, whose id a client sends back when the line is cut before anything happens. It has
     * data because clients ignore an event without.
     */
    void tellOpen(long position) {
        emit("open", position, "{}");
    }

    /** Sends it something that it missed. */
    void tell(Event event, String json) {
        emit(event.type().code(), event.position(), json);
    }

    /** Sends it the word to load anew. */
    void tellReset(long position) {
        emit("reset", position, "{}");
    }

    void send(Event event, String json) {
        inTurn(json.length(), () -> {
            if (isNew(event)) {
                tell(event, json);
                after = event.position();
            }
        });
    }

    private boolean isNew(Event event) {
        var moment = start;
        return event.position() > after && (moment == null || !moment.includes(event.writtenBy()));
    }

    /** The word to load anew, in the place of this event. */
    void reset(Event event) {
        inTurn(0, () -> {
            if (isNew(event)) {
                tellReset(event.position());
                after = event.position();
            }
        });
    }

    /** The word to load anew, whatever it has heard: it goes on after this position. */
    void reset(long position) {
        inTurn(0, () -> {
            tellReset(position);
            after = position;
        });
    }

    private void inTurn(int length, Runnable action) {
        if (!holds) {
            action.run();
            return;
        }
        if (closed) {
            return;
        }
        held.add(action);
        heldLength += length;
        if (heldLength > MAX_WAITING / 2) {
            close();
        }
    }

    /** Keeps the connection from being taken for dead; clients ignore it. */
    void beat() {
        if (!holds) {
            emit(sse.newEventBuilder().comment("").build());
        }
    }

    private void emit(String name, long id, String json) {
        emit(sse.newEventBuilder()
                .name(name)
                .id(String.valueOf(id))
                .data(String.class, json)
                .build());
    }

    private void emit(OutboundSseEvent event) {
        if (closed) {
            return;
        }
        if (waiting.addAndGet(length(event)) > MAX_WAITING) {
            close();
        } else {
            emitter.emit(event);
        }
    }

    /** A little for a comment: one after the other, they fill the memory too. */
    private static long length(OutboundSseEvent event) {
        return event.getData() == null ? 100 : event.getData().toString().length();
    }

    /** What waits for a reader who does not read would wait for ever; whoever does comes again for the rest. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (waiting.get() > 0) {
            cut.run();
        } else {
            emitter.complete();
        }
    }
}
