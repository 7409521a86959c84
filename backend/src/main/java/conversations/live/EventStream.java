package conversations.live;

import conversations.outbox.Event;
import conversations.outbox.Snapshot;
import conversations.person.TokenSession;
import conversations.person.UserId;
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
 * One client's open connection. It is caught up first ({@link StreamCatchUp}); events that the {@link EventForwarder} has
 * for it meanwhile are held back and follow.
 */
final class EventStream {
    /**
     * Maximum number of characters buffered for a slow reader; beyond it the stream is closed, and the client may return
     * with its last event id.
     */
    private static final long MAX_BUFFERED_CHARACTERS = 2_000_000;

    private final UUID user;
    private final @Nullable RecordKey tab;
    private final TokenSession session;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final AtomicLong bufferedCharacters;
    private final Runnable closeConnection;
    private final List<Runnable> pending = new ArrayList<>();
    private long pendingLength;
    private boolean isCatchingUp;
    private long lastPosition;
    private volatile @Nullable Snapshot startSnapshot;
    private volatile boolean closed;

    private EventStream(
            UserId user,
            @Nullable RecordKey tab,
            TokenSession session,
            Sse sse,
            MultiEmitter<? super OutboundSseEvent> emitter,
            AtomicLong bufferedCharacters,
            Runnable closeConnection) {
        this.user = user.value();
        this.tab = tab;
        this.session = session;
        this.sse = sse;
        this.emitter = emitter;
        this.bufferedCharacters = bufferedCharacters;
        this.closeConnection = closeConnection;
    }

    /**
     * Opens the stream of events for a client.
     *
     * @param tab the record whose tab the stream is about, null for the user's sidebar
     * @param session the session of the token that the stream was opened with; the stream ends with either
     * @param closeConnection ends the connection at once, whatever is still to be written
     * @param opened takes the stream over
     */
    static Multi<OutboundSseEvent> open(
            UserId user,
            @Nullable RecordKey tab,
            TokenSession session,
            Sse sse,
            Runnable closeConnection,
            Consumer<EventStream> opened) {
        var bufferedCharacters = new AtomicLong();
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> opened.accept(
                                new EventStream(user, tab, session, sse, emitter, bufferedCharacters, closeConnection)),
                        BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(event -> bufferedCharacters.addAndGet(-length(event)));
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

    /** Whether sending should wait for the reader. */
    boolean isFull() {
        return bufferedCharacters.get() > MAX_BUFFERED_CHARACTERS / 4;
    }

    /** Begins the catch-up: events after this position are held back until it is done. */
    void beginCatchUp(long position) {
        lastPosition = position;
        isCatchingUp = true;
    }

    /**
     * Ends the catch-up at this position, which this node may not have reached yet, since the client may come from another
     * node.
     */
    void endCatchUp(long position) {
        lastPosition = Math.max(lastPosition, position);
        isCatchingUp = false;
        pending.forEach(Runnable::run);
        pending.clear();
    }

    /** Limits the stream to events that are committed after this moment. */
    void setStartSnapshot(Snapshot moment) {
        startSnapshot = moment;
    }

    /** Sends the comment after which no committed event is missed. */
    void sendOpenComment() {
        emit(sse.newEventBuilder().comment("open").build());
    }

    /**
     * Sends the first event of a new stream, whose id a client sends back if the connection is cut before anything happens.
     * It has data because clients ignore events without data.
     */
    void sendOpenEvent(long position) {
        emit("open", position, "{}");
    }

    /** Sends an event that the client missed. */
    void sendMissed(Event event, String json) {
        emit(event.type().code(), event.position(), json);
    }

    /** Sends the event that tells the client to load anew. */
    void sendResetEvent(long position) {
        emit("reset", position, "{}");
    }

    void send(Event event, String json) {
        runInOrder(json.length(), () -> {
            if (isNew(event)) {
                sendMissed(event, json);
                lastPosition = event.position();
            }
        });
    }

    private boolean isNew(Event event) {
        var moment = startSnapshot;
        return event.position() > lastPosition && (moment == null || !moment.includes(event.writtenBy()));
    }

    /** Tells the client to load anew, in place of this event. */
    void sendReset(Event event) {
        runInOrder(0, () -> {
            if (isNew(event)) {
                sendResetEvent(event.position());
                lastPosition = event.position();
            }
        });
    }

    /** Tells the client to load anew, whatever it has received; the stream continues after this position. */
    void sendReset(long position) {
        runInOrder(0, () -> {
            sendResetEvent(position);
            lastPosition = position;
        });
    }

    private void runInOrder(int length, Runnable action) {
        if (!isCatchingUp) {
            action.run();
            return;
        }
        if (closed) {
            return;
        }
        pending.add(action);
        pendingLength += length;
        if (pendingLength > MAX_BUFFERED_CHARACTERS / 2) {
            close();
        }
    }

    /** Sends a comment, which clients ignore, so that the connection is not taken for dead. */
    void sendHeartbeat() {
        if (!isCatchingUp) {
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
        if (bufferedCharacters.addAndGet(length(event)) > MAX_BUFFERED_CHARACTERS) {
            close();
        } else {
            emitter.emit(event);
        }
    }

    /** A comment has a length too, since many of them would fill the memory as well. */
    private static long length(OutboundSseEvent event) {
        return event.getData() == null ? 100 : event.getData().toString().length();
    }

    /**
     * Closes the stream. If data are still buffered the connection is cut, because a reader who does not read would keep
     * them for ever; others return for the rest.
     */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (bufferedCharacters.get() > 0) {
            closeConnection.run();
        } else {
            emitter.complete();
        }
    }
}
