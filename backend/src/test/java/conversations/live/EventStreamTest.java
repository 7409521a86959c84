package conversations.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.outbox.Event;
import conversations.outbox.EventType;
import conversations.outbox.Snapshot;
import conversations.person.TokenSession;
import conversations.person.UserId;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The content and order of one stream, during and after its catch-up. */
class EventStreamTest {
    private static final long BY = 7;
    private static final TokenSession SESSION = new TokenSession(null, "somebody", Instant.MIN, Instant.MAX);
    private final List<EventStream> opened = new ArrayList<>();
    private final AssertSubscriber<OutboundSseEvent> client = AssertSubscriber.create(Long.MAX_VALUE);

    private EventStream open() {
        EventStream.open(new UserId(UUID.randomUUID()), null, SESSION, new SseImpl(), () -> {}, opened::add)
                .subscribe(client);
        return opened.getFirst();
    }

    private static Event event(long position) {
        return new Event(position, EventType.MESSAGE_CREATED, UUID.randomUUID(), 1L, null, Set.of(), BY);
    }

    private List<String> ids() {
        return client.getItems().stream().map(OutboundSseEvent::getId).toList();
    }

    @Test
    @DisplayName("H2 events during the catch-up follow the missed ones")
    void held() {
        var stream = open();
        stream.beginCatchUp(10);
        stream.send(event(11), "{}");
        stream.sendMissed(event(9), "{}");
        stream.sendMissed(event(10), "{}");
        stream.endCatchUp(10);
        stream.send(event(12), "{}");
        assertEquals(List.of("9", "10", "11", "12"), ids());
    }

    @Test
    @DisplayName("H2 a client that comes from a node that was ahead gets no event twice")
    void ahead() {
        var stream = open();
        stream.beginCatchUp(10);
        stream.send(event(11), "{}");
        stream.endCatchUp(12);
        stream.send(event(12), "{}");
        stream.send(event(13), "{}");
        assertEquals(List.of("13"), ids());
    }

    @Test
    @DisplayName("H2 a new stream leaves out events committed before it began, even if they are relayed later")
    void committedBefore() {
        var stream = open();
        stream.beginCatchUp(10);
        stream.send(event(11), "{}");
        stream.setStartSnapshot(new Snapshot(BY + 1, BY + 1, Set.of()));
        stream.endCatchUp(10);
        stream.send(event(12), "{}");
        assertEquals(List.of(), ids());
    }
}
