package conversations.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class MembershipApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");
    private final Api dan = Api.person("Dan");

    private static Response invite(Api by, String id, Api... people) {
        return by.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(people)));
    }

    private static Response end(Api by, String id, Object user) {
        return by.request().delete("/conversations/" + id + "/participants/" + user);
    }

    private static void refused(Response response, int status, String slug) {
        assertEquals(status, response.statusCode());
        assertEquals("/problems/" + slug, response.jsonPath().getString("type"));
    }

    @Test
    @DisplayName("D2 A5 an invitee sees only later entries, and finds the conversation with nothing unread")
    void invitedSeesWhatFollows() {
        var id = ann.start("Before", ben);
        assertEquals(200, invite(ben, id, cleo).statusCode());
        var atFirst = cleo.sidebar();
        assertEquals(List.of(id), atFirst.getList("items.id"));
        assertEquals(0, atFirst.getInt("items[0].messageCount"));
        assertEquals(0, atFirst.getInt("items[0].unreadCount"));
        assertFalse(atFirst.getBoolean("items[0].hasOlder"));
        ann.say(id, "After");
        assertEquals(List.of("After"), cleo.conversation(id).getList("messages.text"));
        assertEquals(1, cleo.conversation(id).getInt("unreadCount"));
        var timeline = cleo.ok("/conversations/" + id + "/messages");
        assertEquals(List.of(2, 3), timeline.getList("items.seq"));
        assertEquals("joined", timeline.getString("items[0].notice.type"));
        assertFalse(timeline.getBoolean("hasOlder"));
        assertEquals(404, cleo.get("/conversations/" + id + "/messages/1").statusCode());
    }

    @Test
    @DisplayName("D1 if one of several takes part already, nobody is added; the picker leaves participants out")
    void allOrNobody() {
        var id = ann.start("Hello", ben);
        refused(invite(ann, id, cleo, ben), 409, "already-a-participant");
        assertEquals(2, ann.conversation(id).getInt("participantCount"));
        assertEquals(404, cleo.get("/conversations/" + id).statusCode());
        assertTrue(ann.ok("/users?limit=100&q=ben&notIn=" + id).getList("items.id").stream()
                .noneMatch(ben.id().toString()::equals));
        assertEquals(404, cleo.get("/users?notIn=" + id).statusCode());
    }

    @Test
    @DisplayName("C4 a closed conversation takes no invitation, but people can be removed")
    void closed() {
        var id = ann.start("Hello", ben, cleo);
        ann.body(Map.of("status", "closed"))
                .patch("/conversations/" + id)
                .then()
                .statusCode(200);
        refused(invite(ann, id, dan), 409, "conversation-closed");
        assertEquals(204, end(ann, id, cleo.id()).statusCode());
    }

    @Test
    @DisplayName(
            "D4 a leaver keeps the copy as it was: no later message, subject or person; unread stays and can be marked")
    void leaving() {
        var id = ann.start("One", ben, cleo);
        assertTrue(cleo.conversation(id).getBoolean("can.leave"));
        assertEquals(204, end(cleo, id, "me").statusCode());
        ann.say(id, "Two");
        ann.body(Map.of("subject", "New name", "status", "closed"))
                .patch("/conversations/" + id)
                .then()
                .statusCode(200);
        ann.body(Map.of("status", "open")).patch("/conversations/" + id).then().statusCode(200);
        invite(ann, id, dan);
        end(ann, id, ben.id());
        assertTrue(isOffered(dan, cleo, id), "nor does the picker tell who came since");
        assertFalse(isOffered(ben, cleo, id), "nor who went");
        assertTrue(isOffered(ben, ann, id));
        invite(ann, id, ben);
        var copy = cleo.conversation(id);
        assertEquals("left", copy.getString("membership"));
        assertEquals(List.of("One"), copy.getList("messages.text"));
        assertEquals(null, copy.getString("subject"));
        assertEquals(List.of("active", "active", "left"), copy.getList("participants.state"));
        assertEquals(1, copy.getInt("unreadCount"));
        assertFalse(copy.getBoolean("can.reply"));
        refused(
                cleo.post("/conversations/" + id + "/messages", Map.of("text", "Still here")),
                409,
                "not-a-participant");
        refused(invite(cleo, id, dan), 409, "not-a-participant");
        refused(end(cleo, id, "me"), 409, "not-a-participant");
        cleo.post("/conversations/" + id + "/read", Map.of()).then().statusCode(200);
        assertEquals(0, cleo.badge());
        assertEquals(
                List.of("left", "changed", "closed", "reopened", "joined", "removed", "joined"),
                ann.ok("/conversations/" + id + "/messages").getList("items.notice.findAll { it != null }.type"));
    }

    private static boolean isOffered(Api person, Api to, String notIn) {
        var email = person.ok("/me").getString("email");
        return !to.ok("/users?q=" + email + "&notIn=" + notIn).getList("items").isEmpty();
    }

    @Test
    @DisplayName(
            "D5 D7 a deactivated participant can be removed also where only two others take part, and `can` says so")
    void removingTheDeactivated() {
        var id = ann.start("Hello", ben, cleo);
        Database.update("update users set active = false where id = ?", cleo.id());
        assertTrue(ben.conversation(id).getBoolean("can.remove"));
        assertEquals(204, end(ben, id, cleo.id()).statusCode());
        assertFalse(ben.conversation(id).getBoolean("can.remove"));
    }

    @Test
    @DisplayName("A3 D7 participants are listed with email and whether they are active, also in the copy of a leaver")
    void emailAndActive() {
        var id = ann.start("Hello", ben, cleo);
        end(cleo, id, "me");
        Database.update("update users set active = false where id = ?", ben.id());
        Database.update("update users set email = null where id = ?", cleo.id());
        var email = ann.ok("/me").getString("email");
        var listed = ann.ok("/conversations/" + id + "/participants");
        assertEquals(email, listed.getString("items[0].email"));
        assertNull(listed.getString("items[2].email"));
        assertEquals(List.of(true, false, true), listed.getList("items.active"));
        assertEquals("active", listed.getString("items[1].state"));
        assertEquals(List.of(true, false, true), ann.conversation(id).getList("participants.active"));
        assertEquals(email, ann.sidebar().getString("items[0].participants[0].email"));
        assertEquals(List.of(true, false, true), cleo.conversation(id).getList("participants.active"));
        assertEquals(1, ann.conversation(id).getInt("participantCount"), "nobody else is left to read");
    }

    @Test
    @DisplayName("D4 D5 the creator stays, and too few can't leave or be removed")
    void limits() {
        var id = ann.start("Hello", ben);
        refused(end(ben, id, "me"), 409, "too-few-participants");
        refused(end(ann, id, ben.id()), 409, "too-few-participants");
        refused(end(ann, id, "me"), 409, "creator-stays");
        refused(end(ben, id, ann.id()), 409, "creator-stays");
        assertEquals(404, end(ben, id, cleo.id()).statusCode());
        assertEquals(404, end(dan, id, "me").statusCode());
    }

    @Test
    @DisplayName(
            "D6 a participant who rejoins keeps what they saw, sees what follows, and never what was said in between")
    void rejoining() {
        var id = ann.start("One", ben, cleo);
        end(ann, id, cleo.id());
        assertEquals("removed", cleo.conversation(id).getString("membership"));
        ann.say(id, "Two, between");
        invite(ben, id, cleo);
        ann.say(id, "Three");
        var copy = cleo.conversation(id);
        assertEquals("active", copy.getString("membership"));
        assertEquals(List.of("One", "Three"), copy.getList("messages.text"));
        assertEquals(2, copy.getInt("messageCount"));
        assertEquals(2, copy.getInt("unreadCount"));
        assertEquals(404, cleo.get("/conversations/" + id + "/messages/3").statusCode());
    }

    @Test
    @DisplayName("D2 people who left before somebody joined are not shown to them")
    void goneBefore() {
        var id = ann.start("Hello", ben, cleo);
        end(cleo, id, "me");
        invite(ann, id, dan);
        assertEquals(Api.ids(ann, ben, dan), dan.conversation(id).getList("participants.user.id"));
        assertEquals(
                Api.ids(ann, ben, dan),
                dan.ok("/conversations/" + id + "/participants").getList("items.user.id"));
        assertEquals(Api.ids(ann, ben, cleo, dan), ann.conversation(id).getList("participants.user.id"));
    }
}
