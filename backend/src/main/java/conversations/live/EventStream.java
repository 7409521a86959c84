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
 * One client's open connection. It is caught up first ({@link StreamCatchUp}); what the {@link EventForwarder} has for it meanwhile is
 * held, and follows.
 */
final class EventStream {
    /** What may wait for a slow reader, in characters; then it is cut off, and may come again with its last event id. */
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
            UUID user,
            @Nullable RecordKey tab,
            TokenSession session,
            Sse sse,
            MultiEmitter<? super OutboundSseEvent> emitter,
            AtomicLong bufferedCharacters,
            Runnable closeConnection) {
        this.user = user;
        this.tab = tab;
        this.session = session;
        this.sse = sse;
        this.emitter = emitter;
        this.bufferedCharacters = bufferedCharacters;
        this.closeConnection = closeConnection;
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

    /** Whether its reader should be waited for before more is sent. */
    boolean isFull() {
        return bufferedCharacters.get() > MAX_BUFFERED_CHARACTERS / 4;
    }

    /** It hears of what comes after this position, once it is caught up. */
    void beginCatchUp(long position) {
        lastPosition = position;
        isCatchingUp = true;
    }

    /** It is caught up to this position, which may be one that the node has not reached yet: its client was at another. */
    void endCatchUp(long position) {
        lastPosition = Math.max(lastPosition, position);
        isCatchingUp = false;
        pending.forEach(Runnable::run);
        pending.clear();
    }

    /** It is for what happens from this moment on. */
    void setStartSnapshot(Snapshot moment) {
        startSnapshot = moment;
    }

    /** Nothing that is committed from now on is missed. */
    void sendOpenComment() {
        emit(sse.newEventBuilder().comment("open").build());
    }

    /**
     * Begins a new stream with an event, whose id a client sends back when the line is cut before anything happens. It has
     * data because clients ignore an event without.
     */
    void sendOpenEvent(long position) {
        emit("open", position, "{}");
    }

    /** Sends it something that it missed. */
    void sendMissed(Event event, String json) {
        emit(event.type().code(), event.position(), json);
    }

    /** Sends it the word to load anew. */
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

    /** The word to load anew, in the place of this event. */
    void sendReset(Event event) {
        runInOrder(0, () -> {
            if (isNew(event)) {
                sendResetEvent(event.position());
                lastPosition = event.position();
            }
        });
    }

    /** The word to load anew, whatever it has heard: it goes on after this position. */
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

    /** Keeps the connection from being taken for dead; clients ignore it. */
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
        if (bufferedCharacters.get() > 0) {
            closeConnection.run();
        } else {
            emitter.complete();
        }
    }
}
