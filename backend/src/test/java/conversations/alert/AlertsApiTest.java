package conversations.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.AlertProcessing;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.EventStreamClient;
import conversations.testing.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section G: pop-ups, to whom and of what; and what everybody may choose of them. */
@ApiTest
class AlertsApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    private static Map<String, @Nullable Object> preferences(boolean conversation, boolean message, boolean change) {
        return Json.object(
                "newConversation",
                Json.object("email", true, "popup", conversation),
                "newMessage",
                Json.object("email", true, "popup", message),
                "participantChange",
                Json.object("email", false, "popup", change));
    }

    private static void choose(Api person, boolean conversation, boolean message, boolean change) {
        person.body(preferences(conversation, message, change))
                .put("/alert-preferences")
                .then()
                .statusCode(200);
    }

    private static String people(String conversation) {
        return "/conversations/" + conversation + "/participants";
    }

    /** Alerts are made one after the other: when this one is there, all before it are. */
    private void nothingMoreFor(EventStreamClient listening, Api person) {
        var conversation = cat.start("The next one", person);
        var next = listening.alert();
        assertEquals(conversation, next.data().path("conversationId").asText(), next.data()::toString);
    }

    @Test
    @DisplayName("G1 by default all alerts are on but email for participant changes; preferences are returned as set")
    void preferences() {
        assertEquals(preferences(true, true, true), ann.ok("/alert-preferences").getMap(""));
        for (var i = 0; i < 2; i++) {
            choose(ann, true, false, true);
            assertEquals(
                    preferences(true, false, true), ann.ok("/alert-preferences").getMap(""));
        }
        assertEquals(preferences(true, true, true), ben.ok("/alert-preferences").getMap(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":{\"email\":\"true\",\"popup\":true}}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":{\"email\":1,\"popup\":true}}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":CH,\"other\":CH}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":{\"email\":true,\"popup\":true,\"sms\":true}}"
            })
    @DisplayName("K2 preferences are of the right type, and nothing else is there")
    void malformedPreferences(String body) {
        put(body, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"newConversation\":CH,\"newMessage\":CH}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":null}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":{}}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":{\"email\":true}}",
                "{\"newConversation\":CH,\"newMessage\":CH,\"participantChange\":{\"email\":null,\"popup\":true}}"
            })
    @DisplayName("K1 preferences are all there; what is missing is named")
    void incompletePreferences(String body) {
        put(body, 422);
    }

    private void put(String body, int status) {
        ann.request()
                .contentType("application/json")
                .body(body.replace("CH", "{\"email\":false,\"popup\":false}"))
                .put("/alert-preferences")
                .then()
                .statusCode(status);
        assertEquals(preferences(true, true, true), ann.ok("/alert-preferences").getMap(""));
    }

    @Test
    @DisplayName("A5 C2 G1 a start and a message pop up once, after their event, for the others and not for the author")
    void talking() {
        try (var anns = EventStreamClient.of(ann);
                var bens = EventStreamClient.of(ben)) {
            var conversation = ann.start("Hello", ben);
            assertEquals("conversation.created", bens.any().name());
            var started = bens.any();
            assertEquals("alert", started.name());
            assertEquals(
                    "newConversation", started.data().path("alert").path("kind").asText());
            assertEquals(
                    ann.id().toString(),
                    started.data().path("alert").path("by").path("id").asText());
            assertEquals("Hello", started.data().path("entry").path("text").asText());
            assertEquals(conversation, started.data().path("conversationId").asText());
            assertFalse(started.data().has("conversation"), "a pop-up needs less than the whole");
            assertEquals(
                    ann.id().toString(),
                    started.data()
                            .path("alert")
                            .path("others")
                            .path(0)
                            .path("id")
                            .asText());
            assertEquals(1, started.data().path("unreadConversations").asInt());
            ann.say(conversation, "Are you there?");
            assertEquals("message.created", bens.any().name());
            var said = bens.any();
            assertEquals("newMessage", said.data().path("alert").path("kind").asText());
            assertEquals(2, said.seq());
            nothingMoreFor(bens, ben);
            nothingMoreFor(anns, ann);
        }
    }

    @Test
    @DisplayName(
            "D3 D4 G1 joining and leaving pop up for those who stay; an invitee has a new conversation, without a message")
    void comingAndGoing() {
        var conversation = ann.start("Before", ben);
        try (var bens = EventStreamClient.of(ben);
                var cats = EventStreamClient.of(cat)) {
            ann.post(people(conversation), Map.of("userIds", Api.ids(cat)))
                    .then()
                    .statusCode(200);
            var joined = bens.alert();
            assertEquals(
                    "participantChange",
                    joined.data().path("alert").path("kind").asText());
            assertEquals(
                    "joined",
                    joined.data().path("entry").path("notice").path("type").asText());
            var invited = cats.alert();
            assertEquals(
                    "newConversation", invited.data().path("alert").path("kind").asText());
            assertFalse(invited.data().has("entry"), invited.data()::toString);
            assertFalse(invited.data().toString().contains("Before"), invited.data()::toString);
            cat.request().delete(people(conversation) + "/me").then().statusCode(204);
            assertEquals(
                    "left",
                    bens.alert()
                            .data()
                            .path("entry")
                            .path("notice")
                            .path("type")
                            .asText());
            ann.say(conversation, "Without Cat");
            assertEquals(4, bens.alert().seq());
            var own = ben.start("Something else", cat);
            assertEquals(own, cats.alert().data().path("conversationId").asText());
        }
    }

    @Test
    @DisplayName(
            "D5 G1 G2 a removed participant has a pop-up that says by whom, without the notice, and none of later entries")
    void removed() {
        var conversation =
                ann.start(Map.of("message", "Hello", "subject", "Deal", "participantIds", Api.ids(ben, cat)));
        try (var bens = EventStreamClient.of(ben)) {
            ann.request().delete(people(conversation) + "/" + ben.id()).then().statusCode(204);
            ann.patch("/conversations/" + conversation, Map.of("subject", "Secret"));
            ann.say(conversation, "Without Ben");
            var alert = bens.alert().data();
            assertEquals("participantChange", alert.path("alert").path("kind").asText());
            assertEquals(
                    ann.id().toString(),
                    alert.path("alert").path("by").path("id").asText());
            assertEquals("Deal", alert.path("alert").path("subject").asText());
            assertFalse(alert.has("entry"), alert::toString);
            nothingMoreFor(bens, ben);
        }
    }

    @Test
    @DisplayName(
            "D5 D6 E2 G1 a removed participant has no pop-up if they muted or deleted it, are back in, or want none of that kind")
    void removedUntold() {
        var muted = ann.start("Muted", ben, cat);
        var deleted = ann.start("Deleted", ben, cat);
        var unwanted = ann.start("Unwanted", ben, cat);
        ben.body(Map.of("muted", true)).put("/conversations/" + muted + "/mute");
        ben.request().delete("/conversations/" + deleted).then().statusCode(204);
        String last;
        try (var bens = EventStreamClient.of(ben)) {
            for (var conversation : new String[] {muted, deleted}) {
                ann.request()
                        .delete(people(conversation) + "/" + ben.id())
                        .then()
                        .statusCode(204);
            }
            choose(ben, true, true, false);
            ann.request().delete(people(unwanted) + "/" + ben.id()).then().statusCode(204);
            nothingMoreFor(bens, ben);
            choose(ben, true, true, true);
            cat.start("Hello", ben);
            last = bens.alert().id();
        }
        var back = ann.start("Back", ben, cat);
        ann.request().delete(people(back) + "/" + ben.id()).then().statusCode(204);
        AlertProcessing.awaitDecided();
        ann.post(people(back), Map.of("userIds", Api.ids(ben))).then().statusCode(200);
        try (var bens = EventStreamClient.from(ben, last)) {
            assertEquals("Back", bens.alert().data().path("entry").path("text").asText());
            var invited = bens.alert().data();
            assertEquals("newConversation", invited.path("alert").path("kind").asText());
            assertFalse(invited.has("entry"), invited::toString);
            nothingMoreFor(bens, ben);
        }
    }

    @Test
    @DisplayName("G1 closing, re-opening, renaming, editing and deleting alert nobody")
    void silent() {
        var conversation = ann.start("Hello", ben);
        try (var bens = EventStreamClient.of(ben)) {
            for (var change : Map.of("status", "closed", "subject", "New").entrySet()) {
                ann.patch("/conversations/" + conversation, Map.of(change.getKey(), change.getValue()))
                        .then()
                        .statusCode(200);
            }
            ann.patch("/conversations/" + conversation, Map.of("status", "open"))
                    .then()
                    .statusCode(200);
            ann.patch("/conversations/" + conversation + "/messages/1", Map.of("text", "Hi"))
                    .then()
                    .statusCode(200);
            ann.request()
                    .delete("/conversations/" + conversation + "/messages/1")
                    .then()
                    .statusCode(204);
            nothingMoreFor(bens, ben);
        }
    }

    @Test
    @DisplayName("G1 a muted conversation pops up no more, and counts as unread as ever")
    void muted() {
        var conversation = ann.start("Hello", ben);
        try (var bens = EventStreamClient.of(ben)) {
            ben.body(Map.of("muted", true)).put("/conversations/" + conversation + "/mute");
            ann.say(conversation, "Psst");
            nothingMoreFor(bens, ben);
            assertEquals(2, ben.conversation(conversation).getInt("unreadCount"));
            ben.body(Map.of("muted", false)).put("/conversations/" + conversation + "/mute");
            ann.say(conversation, "Now");
            assertEquals(3, bens.alert().seq());
        }
    }

    @Test
    @DisplayName("G1 kinds that are switched off do not pop up")
    void switchedOff() {
        var conversation = ann.start("Hello", ben);
        choose(ben, true, false, true);
        try (var bens = EventStreamClient.of(ben)) {
            ann.say(conversation, "Psst");
            nothingMoreFor(bens, ben);
            choose(ben, true, true, true);
            ann.say(conversation, "Now");
            assertEquals(3, bens.alert().seq());
        }
    }

    @Test
    @DisplayName("G2 H2 a returning user sees pop-ups of messages still unread, still wanted and still visible")
    void comingBack() {
        var read = ann.start("Read", ben);
        var left = ann.start("Left", ben, cat);
        var muted = ann.start("Muted", ben);
        var open = ann.start("Open", ben);
        String last;
        try (var bens = EventStreamClient.of(ben)) {
            cat.start("Hello", ben);
            last = bens.alert().id();
        }
        try (var anns = EventStreamClient.of(ann)) {
            for (var conversation : new String[] {read, left, muted, open}) {
                ann.say(conversation, "News");
            }
            // Alerts are made one after the other: those for Ben are there with this one.
            cat.start("To know", ann);
            anns.alert();
        }
        ben.post("/conversations/" + read + "/read", Map.of()).then().statusCode(200);
        ben.request().delete(people(left) + "/me").then().statusCode(204);
        ben.body(Map.of("muted", true)).put("/conversations/" + muted + "/mute");
        try (var bens = EventStreamClient.from(ben, last)) {
            var alert = bens.alert();
            assertEquals(open, alert.data().path("conversationId").asText());
            assertTrue(Long.parseLong(alert.id()) > Long.parseLong(last));
            nothingMoreFor(bens, ben);
        }
    }

    @Test
    @DisplayName("E2 E3 a deleted copy is alerted of no notice, but of the message that brings it back")
    void deletedCopy() {
        var conversation = ann.start("Hello", ben);
        ben.request().delete("/conversations/" + conversation).then().statusCode(204);
        try (var bens = EventStreamClient.of(ben)) {
            ann.post(people(conversation), Map.of("userIds", Api.ids(cat)))
                    .then()
                    .statusCode(200);
            ann.say(conversation, "Again");
            var alert = bens.alert();
            assertEquals("newMessage", alert.data().path("alert").path("kind").asText());
            assertEquals(3, alert.seq());
        }
    }
}
