package conversations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.EventStreamClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class MessagePosterApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName(
            "C2 a reply reaches everybody, unread to all but its author, and marks the conversation read for its author")
    void reachesEverybody() {
        var id = ann.start("Hello", ben);
        assertEquals(1, ben.conversation(id).getInt("unreadCount"));
        assertEquals(2, ben.say(id, "Hi yourself"));
        var participant = ben.conversation(id);
        assertEquals(0, participant.getInt("unreadCount"));
        assertEquals(2, participant.getInt("readThroughSeq"));
        var theirs = ann.conversation(id);
        assertEquals(1, theirs.getInt("unreadCount"));
        assertEquals(List.of("Hello", "Hi yourself"), theirs.getList("messages.text"));
        assertEquals(1, ann.badge());
    }

    @Test
    @DisplayName("A6 H3 an author is told the key of what they posted, in answers and events; nobody else is")
    void clientKey() {
        var id = ann.start("Hello", ben);
        var messages = "/conversations/" + id + "/messages";
        try (var anns = EventStreamClient.of(ann);
                var bens = EventStreamClient.of(ben)) {
            ben.post(messages, Map.of("text", "Mine"), "ben's-key").then().statusCode(201);
            assertEquals("ben's-key", keyIn(bens.event()));
            assertNull(keyIn(anns.event()));
        }
        var answers = List.of("/conversations/" + id, "/conversations", messages, messages + "/2", "/search?q=Mine");
        for (var answer : answers) {
            assertTrue(ben.get(answer).asString().contains("\"clientKey\":\"ben's-key\""), answer);
            assertFalse(ann.get(answer).asString().contains("clientKey"), answer);
        }
        var again =
                ben.post(messages, Map.of("text", "Mine"), "ben's-key").then().statusCode(201);
        assertEquals("ben's-key", again.extract().path("clientKey"));
        var edited = ben.patch(messages + "/2", Map.of("text", "Better")).then().statusCode(200);
        assertEquals("ben's-key", edited.extract().path("clientKey"));
        assertFalse(ben.post(messages, Map.of("text", "No key")).asString().contains("clientKey"));
    }

    @Test
    @DisplayName("A6 F1 the tab of a record tells the key to its author alone too")
    void clientKeyInTab() {
        var record = CrmRecords.record("account", "Acme");
        var id = ann.start(Map.of("message", "One", "participantIds", Api.ids(ben), "about", List.of(record.ref())));
        try (var anns = EventStreamClient.tab(ann, record, null);
                var bens = EventStreamClient.tab(ben, record, null)) {
            ben.post("/conversations/" + id + "/messages", Map.of("text", "Mine"), "k")
                    .then()
                    .statusCode(201);
            var own = bens.event();
            assertEquals("k", keyIn(own));
            assertEquals(
                    "k",
                    own.data()
                            .path("conversation")
                            .path("messages")
                            .path(1)
                            .path("clientKey")
                            .asText());
            assertFalse(anns.event().data().toString().contains("clientKey"));
        }
        assertTrue(ben.get(record.path() + "/conversations").asString().contains("clientKey"));
        assertFalse(ann.get(record.path() + "/conversations").asString().contains("clientKey"));
    }

    private static @Nullable String keyIn(EventStreamClient.Event event) {
        return event.data().path("entry").path("clientKey").asText(null);
    }
}
