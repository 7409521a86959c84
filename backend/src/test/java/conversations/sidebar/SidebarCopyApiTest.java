package conversations.sidebar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class SidebarCopyApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");

    private static void delete(Api person, String id, String query) {
        person.request().delete("/conversations/" + id + query).then().statusCode(204);
    }

    @Test
    @DisplayName(
            "E1 E2 a deleted copy is gone from sidebar and badge; others notice nothing; its owner can't act, but leave")
    void deleting() {
        var id = ann.start("One", ben, cleo);
        delete(ben, id, "");
        delete(ben, id, "");
        assertEquals(List.of(), ben.sidebar().getList("items"));
        assertEquals(0, ben.badge());
        var copy = ben.conversation(id);
        assertTrue(copy.getBoolean("copyDeleted"));
        assertEquals(List.of(), copy.getList("messages"));
        assertEquals(0, copy.getInt("messageCount"));
        assertFalse(copy.getBoolean("can.reply"));
        assertTrue(copy.getBoolean("can.leave"));
        assertEquals(3, ann.conversation(id).getInt("participantCount"));
        var refused = ben.post("/conversations/" + id + "/messages", Map.of("text", "Hm"));
        assertEquals("/problems/copy-deleted", refused.jsonPath().getString("type"));
        ben.request().delete("/conversations/" + id + "/participants/me").then().statusCode(204);
        assertEquals(404, ben.get("/conversations/" + id).statusCode());
    }

    @Test
    @DisplayName(
            "E3 a later message by another brings it back with what follows; a notice does not; what was deleted stays gone")
    void comingBack() {
        var id = ann.start("One", ben);
        delete(ben, id, "");
        ann.body(Map.of("subject", "Renamed"))
                .patch("/conversations/" + id)
                .then()
                .statusCode(200);
        assertEquals(List.of(), ben.sidebar().getList("items"));
        ann.say(id, "Two");
        var copy = ben.conversation(id);
        assertFalse(copy.getBoolean("copyDeleted"));
        assertEquals(List.of("Two"), copy.getList("messages.text"));
        assertEquals(1, copy.getInt("unreadCount"));
        assertEquals(List.of(3), ben.ok("/conversations/" + id + "/messages").getList("items.seq"));
        assertEquals(4, ben.say(id, "I am back"));
        delete(ben, id, "");
        var deleted = ben.conversation(id);
        assertEquals(
                deleted.getString("participants.find { it.user.id == '" + ben.id() + "' }.joinedAt"),
                deleted.getString("lastActivityAt"),
                "B2 until there is a message, the moment they joined");
    }

    @Test
    @DisplayName("E1 deleting covers what the client had seen; a message that came meanwhile stays")
    void throughSeq() {
        var id = ann.start("One", ben);
        ann.say(id, "Two");
        delete(ben, id, "?throughSeq=1");
        var copy = ben.conversation(id);
        assertFalse(copy.getBoolean("copyDeleted"));
        assertEquals(List.of("Two"), copy.getList("messages.text"));
        assertEquals(1, copy.getInt("unreadCount"));
        assertEquals(404, ben.get("/conversations/" + id + "/messages/1").statusCode());
    }

    @Test
    @DisplayName("E1 undo brings everything back, read mark and unread count too")
    void undo() {
        var id = ann.start("One", ben);
        ben.post("/conversations/" + id + "/read", Map.of()).then().statusCode(200);
        ann.say(id, "Two");
        delete(ben, id, "");
        var restored = ben.request()
                .post("/conversations/" + id + "/restore-copy")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(List.of("One", "Two"), restored.getList("messages.text"));
        assertEquals(1, restored.getInt("unreadCount"));
        assertEquals(List.of(id), ben.sidebar().getList("items.id"));
    }

    @Test
    @DisplayName(
            "E4 for somebody who left, delete is final, short of a new invitation, which leaves out the deleted part")
    void finalAfterLeaving() {
        var id = ann.start("One", ben, cleo);
        cleo.request()
                .delete("/conversations/" + id + "/participants/me")
                .then()
                .statusCode(204);
        delete(cleo, id, "");
        ann.say(id, "Two");
        assertEquals(404, cleo.get("/conversations/" + id).statusCode());
        ann.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(cleo)))
                .then()
                .statusCode(200);
        ann.say(id, "Three");
        assertEquals(List.of("Three"), cleo.conversation(id).getList("messages.text"));
    }

    @Test
    @DisplayName("G1 muting changes neither unread nor the badge")
    void muting() {
        var id = ann.start("One", ben);
        assertTrue(ben.body(Map.of("muted", true))
                .put("/conversations/" + id + "/mute")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getBoolean("muted"));
        ann.say(id, "Two");
        assertEquals(2, ben.conversation(id).getInt("unreadCount"));
        assertEquals(1, ben.badge());
        assertEquals(
                422, ben.body(Map.of()).put("/conversations/" + id + "/mute").statusCode());
    }
}
