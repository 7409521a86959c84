package conversations.live;

import conversations.outbox.Event;
import conversations.outbox.Snapshot;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client's open connection. Only the {@link Forwarder}'s thread writes to it. */
final class EventStream {
    private final UUID user;
    private final Instant until;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private long after;
    private @Nullable Snapshot start;

    /** @param until when the token that it was opened with ends, and so the stream */
    EventStream(UUID user, Instant until, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
        this.user = user;
        this.until = until;
        this.sse = sse;
        this.emitter = emitter;
    }

    UUID user() {
        return user;
    }

    boolean isOver(Instant now) {
        return emitter.isCancelled() || !now.isBefore(until);
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
        emitter.emit(sse.newEventBuilder()
                .name(name)
                .id(String.valueOf(id))
                .data(String.class, json)
                .build());
        heard(id);
    }

    /** Keeps the connection from being taken for dead; clients ignore it. */
    void comment(String text) {
        emitter.emit(sse.newEventBuilder().comment(text).build());
    }

    void close() {
        emitter.complete();
    }
}
