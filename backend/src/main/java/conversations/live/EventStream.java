package conversations.live;

import conversations.outbox.Event;
import conversations.outbox.Snapshot;
import conversations.record.RecordKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's open connection. Only the {@link Forwarder}'s thread writes to it. */
final class EventStream {
    /** What may wait for a slow reader, in characters; then it is cut off, and may come again with its last event id. */
    private static final long MAX_WAITING = 2_000_000;

    private final UUID user;
    private final @Nullable RecordKey tab;
    private final Instant until;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final AtomicLong waiting;
    private final Runnable cut;
    private long after;
    private @Nullable Snapshot start;
    private boolean closed;

    private EventStream(
            UUID user,
            @Nullable RecordKey tab,
            Instant until,
            Sse sse,
            MultiEmitter<? super OutboundSseEvent> emitter,
            AtomicLong waiting,
            Runnable cut) {
        this.user = user;
        this.tab = tab;
        this.until = until;
        this.sse = sse;
        this.emitter = emitter;
        this.waiting = waiting;
        this.cut = cut;
    }

    /**
     * What is sent to the client.
     *
     * @param tab the record whose tab it is about, null for the user's sidebar
     * @param until when the token that it was opened with ends, and so the stream
     * @param cut ends the connection at once, whatever is still to be written
     * @param opened takes it over
     */
    static Multi<OutboundSseEvent> open(
            UUID user, @Nullable RecordKey tab, Instant until, Sse sse, Runnable cut, Consumer<EventStream> opened) {
        var waiting = new AtomicLong();
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> opened.accept(new EventStream(user, tab, until, sse, emitter, waiting, cut)),
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

    boolean isOver(Instant now) {
        return closed || emitter.isCancelled() || !now.isBefore(until);
    }

    /** It is for what happens from this moment on. */
    void startsAt(Snapshot moment) {
        start = moment;
    }

    /** It has heard of everything up to this position. */
    void heard(long position) {
        after = position;
    }

    boolean waitsFor(Event event) {
        return event.position() > after && (start == null || !start.sees(event.writtenBy()));
    }

    void send(String name, long id, String json) {
        emit(sse.newEventBuilder()
                .name(name)
                .id(String.valueOf(id))
                .data(String.class, json)
                .build());
        heard(id);
    }

    /** Keeps the connection from being taken for dead; clients ignore it. */
    void comment(String text) {
        emit(sse.newEventBuilder().comment(text).build());
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
