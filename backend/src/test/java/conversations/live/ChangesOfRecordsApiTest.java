package conversations.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.EventStreamClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** B11, D7, J1 live: what a record or a person is called, and whether that may be known, changes on open screens. */
@ApiTest
class ChangesOfRecordsApiTest {
    /** More conversations than get single events. */
    private static final int MANY = 101;

    private final Api crm = Api.integration();
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    private static Map<String, Object> line(Api person, boolean edit) {
        var externalId = "crm-" + person.id();
        Database.update("update users set external_id = ? where id = ?", externalId, person.id());
        return Map.of("user", externalId, "view", true, "edit", edit);
    }

    private void put(CrmRecords.Item record, String name, boolean restricted, List<Map<String, Object>> access) {
        crm.body(Map.of("name", name, "restricted", restricted, "access", access))
                .put(record.path())
                .then()
                .statusCode(200);
    }

    private String about(CrmRecords.Item record, Api... others) {
        return ann.start(
                Map.of("message", "About it", "participantIds", Api.ids(others), "about", List.of(record.ref())));
    }

    /** The event, which shows of {@code conversation} what its receiver gets when they ask for it. */
    private static JsonNode changed(EventStreamClient stream, Api receiver, String conversation) {
        var event = stream.event();
        assertEquals("conversation.changed", event.name());
        assertEquals(conversation, event.data().path("conversationId").asText());
        var shown = event.data().path("conversation");
        var now = receiver.get("/conversations/" + conversation)
                .then()
                .statusCode(200)
                .extract();
        assertEquals(
                now.response().jsonPath().getList("about").size(),
                shown.path("about").size());
        for (var i = 0; i < shown.path("about").size(); i++) {
            assertEquals(
                    now.path("about[" + i + "].name"),
                    shown.path("about").path(i).path("name").textValue());
            assertEquals(
                    now.path("about[" + i + "].id"),
                    shown.path("about").path(i).path("id").textValue());
        }
        return event.data();
    }

    @Test
    @DisplayName(
            "B11 H1 J1 a record that is renamed or becomes restricted shows at once to each as they may know it, also to who left")
    void renamedAndRestricted() {
        var record = CrmRecords.record("company", "Acme");
        var dan = Api.person("Dan");
        var conversation = about(record, ben, cat, dan);
        dan.request()
                .delete("/conversations/" + conversation + "/participants/me")
                .then()
                .statusCode(204);
        try (var anns = EventStreamClient.of(ann);
                var bens = EventStreamClient.of(ben);
                var cats = EventStreamClient.of(cat);
                var dans = EventStreamClient.of(dan)) {
            put(record, "Umbrella", false, List.of());
            for (var stream :
                    List.of(Map.entry(anns, ann), Map.entry(bens, ben), Map.entry(cats, cat), Map.entry(dans, dan))) {
                assertTrue(changed(stream.getKey(), stream.getValue(), conversation)
                        .toString()
                        .contains("Umbrella"));
            }
            put(record, "Umbrella", true, List.of(line(ann, true), line(ben, false)));
            assertTrue(changed(anns, ann, conversation).toString().contains("Umbrella"));
            for (var stream : List.of(Map.entry(bens, ben), Map.entry(cats, cat), Map.entry(dans, dan))) {
                var data = changed(stream.getKey(), stream.getValue(), conversation)
                        .toString();
                assertFalse(data.contains("Umbrella") || data.contains(record.id()), data);
            }
            put(record, "Umbrella", true, List.of(line(ann, true), line(ben, true)));
            assertTrue(changed(bens, ben, conversation).toString().contains("Umbrella"));
            assertFalse(changed(cats, cat, conversation).toString().contains("Umbrella"));
        }
    }

    @Test
    @DisplayName(
            "H3 who has no part in a private conversation hears nothing when its record changes, and its people do")
    void privateConversation() {
        var record = CrmRecords.record("company", "Acme");
        var conversation = ann.start(Map.of(
                "message",
                "Between us",
                "participantIds",
                Api.ids(ben),
                "about",
                List.of(record.ref()),
                "private",
                true));
        var other = ann.start("Something else", cat);
        try (var bens = EventStreamClient.of(ben);
                var cats = EventStreamClient.of(cat);
                var tab = EventStreamClient.tab(cat, record, null)) {
            put(record, "Umbrella", false, List.of());
            changed(bens, ben, conversation);
            assertEquals("reset", tab.event().name());
            ann.say(other, "Next");
            assertEquals(List.of("message.created 2"), cats.events(1));
        }
    }

    @Test
    @DisplayName("J1 a record kept as it was, and an access list that counts for nothing, are told to nobody")
    void unchanged() {
        var record = CrmRecords.record("company", "Acme");
        var conversation = about(record, ben);
        try (var bens = EventStreamClient.of(ben)) {
            put(record, "Acme", false, List.of());
            put(record, "Acme", false, List.of(line(ann, true)));
            ann.say(conversation, "Next");
            assertEquals(List.of("message.created 2"), bens.events(1));
        }
    }

    @Test
    @DisplayName(
            "F3 H3 a tab whose record may not be viewed any more ends at once; who may still view it loads it anew")
    void tabs() {
        var record = CrmRecords.record("company", "Acme");
        var both = CrmRecords.record("company", "Both");
        about(record, ben);
        var conversation = ann.start(Map.of(
                "message", "About both", "participantIds", Api.ids(ben), "about", List.of(record.ref(), both.ref())));
        try (var bens = EventStreamClient.tab(ben, record, null);
                var cats = EventStreamClient.tab(cat, record, null);
                var other = EventStreamClient.tab(cat, both, null)) {
            put(record, "Umbrella", true, List.of(line(ann, true), line(ben, false)));
            assertEquals("end", cats.event().name());
            assertEquals(
                    404,
                    cat.request()
                            .accept("text/event-stream")
                            .get("/events?about=company:" + record.id())
                            .statusCode());
            assertEquals("reset", bens.next("reset").name());
            var shown = other.event();
            assertEquals("conversation.changed", shown.name());
            assertEquals(conversation, shown.data().path("conversationId").asText());
            assertFalse(shown.data().toString().contains("Umbrella"), shown.data()::toString);
            assertFalse(shown.data().toString().contains("\"" + record.id() + "\""), shown.data()::toString);
        }
    }

    @Test
    @DisplayName("H2 a returning client gets a record's change, in order and once")
    void resuming() {
        var record = CrmRecords.record("company", "Acme");
        var conversation = about(record, ben);
        String last;
        String lastInTab;
        try (var bens = EventStreamClient.of(ben);
                var tab = EventStreamClient.tab(cat, record, null)) {
            ann.say(conversation, "Two");
            last = bens.event().id();
            lastInTab = tab.event().id();
        }
        put(record, "Umbrella", true, List.of(line(ann, true), line(cat, false)));
        ann.say(conversation, "Three");
        try (var bens = EventStreamClient.from(ben, last);
                var tab = EventStreamClient.tab(cat, record, lastInTab)) {
            assertFalse(changed(bens, ben, conversation).toString().contains("Umbrella"));
            assertEquals(List.of("message.created 3"), bens.events(1));
            assertEquals("reset", tab.event().name());
        }
    }

    @Test
    @DisplayName(
            "H1 a change that concerns more conversations than are told of one by one has whoever has one load anew, once")
    void many() {
        var record = CrmRecords.record("company", "Acme");
        for (var i = 0; i < MANY; i++) {
            about(record, ben);
        }
        var other = ann.start("Something else", cat);
        String last;
        try (var bens = EventStreamClient.of(ben);
                var cats = EventStreamClient.of(cat)) {
            last = bens.start();
            put(record, "Umbrella", false, List.of());
            assertEquals("reset", bens.event().name());
            ann.say(other, "Next");
            assertEquals(List.of("message.created 2"), cats.events(1));
            var own = ann.start("One more", ben);
            assertEquals(own, bens.event().data().path("conversationId").asText());
        }
        try (var bens = EventStreamClient.from(ben, last)) {
            assertEquals("reset", bens.event().name());
        }
    }

    @Test
    @DisplayName(
            "D7 H1 who is renamed or deactivated is shown so in the conversations of others, and hears nothing more themselves")
    void people() {
        var conversation = ann.start("Hello", ben, cat);
        var externalId = String.valueOf(line(ben, true).get("user"));
        var gone = new HashMap<String, Object>(
                Map.of("givenName", "Benjamin", "familyName", "Other", "email", "x@example.org", "active", true));
        var heard = new ArrayList<JsonNode>();
        try (var anns = EventStreamClient.of(ann);
                var bens = EventStreamClient.of(ben)) {
            for (var active : List.of(true, false)) {
                gone.put("active", active);
                crm.body(gone).put("/users/by-external-id/" + externalId).then().statusCode(200);
                var event = anns.event();
                assertEquals("conversation.changed", event.name());
                assertEquals(conversation, event.data().path("conversationId").asText());
                heard.add(event.data().path("conversation"));
            }
            assertTrue(heard.getFirst().path("participants").toString().contains("Benjamin Other"));
            assertEquals(3, heard.getFirst().path("participantCount").asInt());
            assertEquals(2, heard.getLast().path("participantCount").asInt());
            assertEquals("conversation.changed", bens.event().name());
            assertEquals("end", bens.event().name());
        }
    }

    @Test
    @DisplayName("B11 J1 a change of a record also reaches a conversation that is being started about it")
    void startedMeanwhile() throws SQLException {
        var record = CrmRecords.record("company", "Acme");
        var conversation = ann.start("About nothing yet", ben);
        try (var bens = EventStreamClient.of(ben);
                var starting = Database.connect()) {
            starting.setAutoCommit(false);
            Database.update(
                    starting,
                    "insert into conversation_record (conversation_id, position, type, record_id) values (?, 0, ?, ?)",
                    UUID.fromString(conversation),
                    record.type(),
                    record.id());
            var change = CompletableFuture.runAsync(() -> put(record, "Umbrella", false, List.of()));
            Concurrency.awaitBlocked();
            starting.commit();
            Concurrency.get(change);
            assertTrue(changed(bens, ben, conversation).toString().contains("Umbrella"));
        }
    }
}
