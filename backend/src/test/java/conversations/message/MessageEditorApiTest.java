package conversations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.conversation.ConversationLimits;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class MessageEditorApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");

    @Test
    @DisplayName("C6 an edited message is marked, keeps its place, and its readers see its versions")
    void editing() {
        var id = ann.start("First", ben);
        var message = "/conversations/" + id + "/messages/1";
        var before = ben.conversation(id).getString("lastActivityAt");
        ann.body(Map.of("text", "Second")).patch(message).then().statusCode(200);
        ann.body(Map.of("text", " Second ")).patch(message).then().statusCode(200);
        ann.body(Map.of("text", "Third")).patch(message).then().statusCode(200);
        assertNotNull(ben.ok(message).getString("editedAt"));
        assertEquals(
                List.of("First", "Second", "Third"),
                ben.ok(message + "/versions").getList("items.text"));
        assertEquals(before, ben.conversation(id).getString("lastActivityAt"));
        assertEquals(1, ben.conversation(id).getInt("unreadCount"));
    }

    @Test
    @DisplayName(
            "C6 a deleted message keeps its place; text and versions are gone for all, from stored answers too; unread follows")
    void deleting() {
        var id = ann.start("One", ben);
        var sent = ann.body(Map.of("text", "Secret")).header("Idempotency-Key", "secret");
        sent.post("/conversations/" + id + "/messages").then().statusCode(201);
        var message = "/conversations/" + id + "/messages/2";
        ann.body(Map.of("text", "Secret still")).patch(message).then().statusCode(200);
        assertEquals(2, ben.conversation(id).getInt("unreadCount"));
        ann.request().delete(message).then().statusCode(204);
        ann.request().delete(message).then().statusCode(204);
        var copy = ben.conversation(id);
        assertEquals(1, copy.getInt("unreadCount"));
        assertEquals(2, copy.getInt("messageCount"));
        assertTrue(copy.getBoolean("messages[1].deleted"));
        assertNull(copy.getString("messages[1].text"));
        assertEquals(List.of(), ben.ok(message + "/versions").getList("items"));
        var replayed = ann.body(Map.of("text", "Secret"))
                .header("Idempotency-Key", "secret")
                .post("/conversations/" + id + "/messages");
        assertEquals(201, replayed.statusCode());
        assertTrue(
                !replayed.asString().contains("Secret") && replayed.jsonPath().getBoolean("deleted"));
        var refused = ann.body(Map.of("text", "Back")).patch(message);
        assertEquals("/problems/message-deleted", refused.jsonPath().getString("type"));
    }

    @Test
    @DisplayName(
            "C6 K2 the texts of a message come in pages; a message can be edited 100 times, since they are all kept")
    void manyVersions() {
        var id = ann.start("Text 0", ben);
        var message = "/conversations/" + id + "/messages/1";
        for (var i = 1; i <= ConversationLimits.MAX_EDITS; i++) {
            ann.patch(message, Map.of("text", "Text " + i)).then().statusCode(200);
        }
        var refused = ann.patch(message, Map.of("text", "Once more"));
        assertEquals(409, refused.statusCode());
        assertEquals("/problems/too-many-edits", refused.path("type"));
        assertEquals("Text 100", ben.ok(message).getString("text"));
        ann.patch(message, Map.of("text", "Text 100")).then().statusCode(200);

        var all = IntStream.rangeClosed(0, ConversationLimits.MAX_EDITS)
                .mapToObj(i -> "Text " + i)
                .toList();
        for (var limit : List.of(20, 40, 100)) {
            assertEquals(all, versions(message, "limit=" + limit));
            assertEquals(all.reversed(), versions(message, "order=newest&limit=" + limit));
        }
        assertEquals(20, ben.ok(message + "/versions").getList("items").size());
        assertEquals(400, ben.get(message + "/versions?limit=101").statusCode());
        assertEquals(400, ben.get(message + "/versions?order=random").statusCode());
        var cursor = ben.ok(message + "/versions").getString("nextCursor");
        assertEquals(
                400,
                ben.get(message + "/versions?order=newest&cursor=" + cursor).statusCode());
        ann.request().delete(message).then().statusCode(204);
        assertEquals(List.of(), ben.ok(message + "/versions").getList("items"));
    }

    private List<String> versions(String message, String query) {
        var texts = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = ben.ok(message + "/versions?" + query + (cursor == null ? "" : "&cursor=" + cursor));
            texts.addAll(page.getList("items.text"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return texts;
    }

    @Test
    @DisplayName("C6 K2 a text that is edited between two pages stands in neither twice")
    void editedBetween() {
        var id = ann.start("One", ben);
        var message = "/conversations/" + id + "/messages/1";
        ann.patch(message, Map.of("text", "Two")).then().statusCode(200);
        var first = ben.ok(message + "/versions?order=newest&limit=1");
        assertEquals(List.of("Two"), first.getList("items.text"));
        ann.patch(message, Map.of("text", "Three")).then().statusCode(200);
        var second = ben.ok(message + "/versions?order=newest&limit=1&cursor=" + first.getString("nextCursor"));
        assertEquals(List.of("One"), second.getList("items.text"));
        assertNull(second.getString("nextCursor"));
    }

    @Test
    @DisplayName("C6 only its author, while they take part; F3 who can't see it hears nothing of it")
    void whoMay() {
        var id = ann.start("One", ben, cleo);
        var seq = cleo.say(id, "Mine");
        var message = "/conversations/" + id + "/messages/" + seq;
        assertEquals(403, ben.body(Map.of("text", "Yours")).patch(message).statusCode());
        assertEquals(403, ben.request().delete(message).statusCode());
        assertEquals(
                404,
                Api.person("Stranger")
                        .body(Map.of("text", "Whose"))
                        .patch(message)
                        .statusCode());
        cleo.request()
                .delete("/conversations/" + id + "/participants/me")
                .then()
                .statusCode(204);
        assertEquals(409, cleo.body(Map.of("text", "Too late")).patch(message).statusCode());
        assertEquals(
                404,
                ann.body(Map.of("text", "A notice"))
                        .patch("/conversations/" + id + "/messages/" + (seq + 1))
                        .statusCode());
    }
}
