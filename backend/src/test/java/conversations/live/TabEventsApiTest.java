package conversations.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.EventStreamClient;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section H in the tab of a record: its stream shows what the tab shows, to whoever may view the record. */
@ApiTest
class TabEventsApiTest {
    @Inject
    EventForwarder forwarder;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    @Test
    @DisplayName(
            "H1 F1 the open tab of a record hears of what it shows to who may view the record, and the sidebar does not")
    void recordTab() {
        var record = CrmRecords.restricted("account", "Acme")
                .allow(ann, true, true)
                .allow(ben, true, true)
                .allow(cat, true, false);
        try (var tab = EventStreamClient.tab(cat, record, null);
                var cats = EventStreamClient.of(cat)) {
            var secret = ann.start(Map.of(
                    "message",
                    "Between us",
                    "participantIds",
                    Api.ids(ben),
                    "private",
                    true,
                    "about",
                    List.of(record.ref())));
            var dan = Api.person("Dan");
            var conversation = ann.start(
                    Map.of("message", "Open", "participantIds", Api.ids(ben, dan), "about", List.of(record.ref())));
            ann.say(secret, "Still between us");
            ben.say(conversation, "Yes");
            ben.post("/conversations/" + conversation + "/read", Map.of())
                    .then()
                    .statusCode(200);
            ben.request()
                    .delete("/conversations/" + conversation + "/participants/me")
                    .then()
                    .statusCode(204);
            var created = tab.event();
            assertEquals("conversation.created", created.name());
            assertEquals(conversation, created.data().path("conversationId").asText());
            assertEquals(
                    "none",
                    created.data().path("conversation").path("membership").asText());
            assertFalse(created.data().toString().contains("Acme"), created.data()::toString);
            var reply = tab.event();
            assertEquals("message.created", reply.name());
            assertEquals("Yes", reply.data().path("entry").path("text").asText());
            assertEquals(
                    2, reply.data().path("conversation").path("messageCount").asInt());
            assertEquals(List.of("participant.left 3"), tab.events(1));
            var own = ann.start("For Cat", cat);
            assertEquals(own, cats.event().data().path("conversationId").asText());
        }
    }

    @Test
    @DisplayName("H3 F3 the tab's stream says nothing once the record may not be viewed, ends, and is not opened then")
    void recordTabEnds() {
        var record =
                CrmRecords.restricted("account", "Acme").allow(ann, true, true).allow(cat, true, true);
        var conversation =
                ann.start(Map.of("message", "One", "participantIds", Api.ids(ben), "about", List.of(record.ref())));
        try (var tab = EventStreamClient.tab(cat, record, null);
                var anns = EventStreamClient.tab(ann, record, null)) {
            ann.say(conversation, "Two");
            assertEquals(List.of("message.created 2"), tab.events(1));
            record.allow(cat, false, false);
            ann.say(conversation, "Three");
            assertEquals(List.of("message.created 2", "message.created 3"), anns.events(2));
            forwarder.sendHeartbeats();
            assertEquals("end", tab.event().name());
            assertEquals(404, status("/events?about=" + record.type() + ":" + record.id()));
            ann.say(conversation, "Four");
            assertEquals(List.of("message.created 4"), anns.events(1));
        }
        assertEquals(404, status("/events?about=account:unknown"));
        assertEquals(400, status("/events?about=account"));
    }

    @Test
    @DisplayName("H2 a tab that comes back gets what it missed of that tab alone, in order and once")
    void recordTabResumes() {
        var record = CrmRecords.record("account", "Acme");
        var conversation =
                ann.start(Map.of("message", "One", "participantIds", Api.ids(ben), "about", List.of(record.ref())));
        String last;
        try (var tab = EventStreamClient.tab(cat, record, null)) {
            ann.say(conversation, "Two");
            last = tab.event().id();
        }
        ann.say(conversation, "Three");
        ann.start("Elsewhere", ben);
        ann.say(conversation, "Four");
        try (var tab = EventStreamClient.tab(cat, record, last)) {
            ann.say(conversation, "Five");
            assertEquals(List.of("message.created 3", "message.created 4", "message.created 5"), tab.events(3));
        }
        try (var tab = EventStreamClient.tab(cat, record, "999999999999")) {
            assertEquals("reset", tab.event().name());
        }
    }

    private int status(String path) {
        return cat.request().accept("text/event-stream").get(path).statusCode();
    }
}
