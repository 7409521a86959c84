package conversations.sidebar;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class SidebarApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");

    @Test
    @DisplayName(
            "B2 the conversation with the latest activity comes first, also one's own; only the user's conversations are listed")
    void order() {
        var one = ann.start("One", ben);
        var two = ben.start("Two", ann);
        ben.start("Not Ann's", cleo);
        assertEquals(List.of(two, one), ann.sidebar().getList("items.id"));
        ann.say(one, "Mine");
        assertEquals(List.of(one, two), ann.sidebar().getList("items.id"));
        ben.say(two, "Theirs");
        assertEquals(List.of(two, one), ann.sidebar().getList("items.id"));
        var sidebar = ann.sidebar();
        assertEquals(sidebar.getString("items[0].messages[1].at"), sidebar.getString("items[0].lastActivityAt"));
    }

    @Test
    @DisplayName("B2, C4, C5 a notice moves no activity, and is unread to nobody")
    void noticesDoNotMove() {
        var one = ann.start("One", ben);
        var two = ann.start("Two", ben);
        ben.post("/conversations/" + one + "/read", Map.of()).then().statusCode(200);
        var before = ben.conversation(one).getString("lastActivityAt");
        ann.patch("/conversations/" + one, Map.of("subject", "New", "status", "closed"))
                .then()
                .statusCode(200);
        assertEquals(List.of(two, one), ben.sidebar().getList("items.id"));
        var read = ben.conversation(one);
        assertEquals(before, read.getString("lastActivityAt"));
        assertEquals(0, read.getInt("unreadCount"));
        assertEquals(3, read.getInt("lastSeq"));
    }

    @Test
    @DisplayName("B4, B5 each conversation shows its three newest messages, oldest first, and their number")
    void newest() {
        var id = ann.start("1", ben);
        assertNewest(id, List.of("1"), 1, false);
        ben.say(id, "2");
        ann.patch("/conversations/" + id, Map.of("status", "closed"));
        ann.patch("/conversations/" + id, Map.of("status", "open"));
        ann.say(id, "3");
        assertNewest(id, List.of("1", "2", "3"), 3, false);
        ann.say(id, "4");
        ann.patch("/conversations/" + id, Map.of("subject", "x"));
        assertNewest(id, List.of("2", "3", "4"), 4, true);
    }

    private void assertNewest(String id, List<String> texts, int count, boolean hasOlder) {
        for (var shown : List.of(ann.conversation(id), ann.sidebar())) {
            var at = shown.get("items") == null ? "" : "items[0].";
            assertEquals(texts, shown.getList(at + "messages.text"));
            assertEquals(count, shown.getInt(at + "messageCount"));
            assertEquals(hasOlder, shown.getBoolean(at + "hasOlder"));
        }
    }

    @Test
    @DisplayName("B4 a list shows the first ten people, the creator first, and how many take part")
    void people() {
        var others = Api.people(12);
        var id = others.getFirst().start("Hello", others.subList(1, 12).toArray(Api[]::new));
        var shown = others.getLast().sidebar();
        assertEquals(
                Api.ids(others.subList(0, 10).toArray(Api[]::new)), shown.getList("items[0].participants.user.id"));
        assertEquals(12, shown.getInt("items[0].participantCount"));
        var all = Api.ids(others.toArray(Api[]::new));
        assertEquals(all, others.getLast().conversation(id).getList("participants.user.id"), "by itself, all");
        assertEquals(
                all,
                others.getLast()
                        .post("/conversations/" + id + "/read", Map.of())
                        .path("participants.user.id"));
        Database.update(
                "update users set active = false where id = ?", others.get(3).id());
        assertEquals(
                11,
                others.getLast().conversation(id).getInt("participantCount"),
                "D7 who is deactivated is not counted");
        assertEquals("active", others.getLast().conversation(id).getString("participants[3].state"));
    }

    @Test
    @DisplayName("B10 searching conversations with somebody finds those that they are in, active or not")
    void withSomebody() {
        var both = ann.start("Both", ben, cleo);
        var bens = ann.start("Ben", ben);
        assertEquals(List.of(bens, both), found("with=" + ben.id()));
        assertEquals(List.of(both), found("with=" + cleo.id()));
        assertEquals(List.of(), found("with=" + UUID.randomUUID()));
        assertEquals(List.of(bens, both), found("with=" + ann.id()));
        Database.update("update users set active = false where id = ?", cleo.id());
        assertEquals(List.of(both), found("with=" + cleo.id()));
        assertEquals(List.of(both), found("with=" + cleo.id() + "&role=creator&status=open&unread=false"));
    }

    @Test
    @DisplayName("F5 conditions narrow the list, all together")
    void filters() {
        var participant = ann.start("Mine", ben);
        var theirs = ben.start("Theirs", ann);
        var closed = ben.start("Closed", ann);
        ben.patch("/conversations/" + closed, Map.of("status", "closed")).then().statusCode(200);
        ann.post("/conversations/" + closed + "/read", Map.of());
        assertEquals(List.of(participant), found("filter=created"));
        assertEquals(List.of(participant), found("role=creator"));
        assertEquals(List.of(closed, theirs), found("role=member"));
        assertEquals(List.of(closed), found("filter=closed"));
        assertEquals(List.of(closed), found("status=closed"));
        assertEquals(List.of(theirs, participant), found("status=open"));
        assertEquals(List.of(closed, theirs, participant), found("filter=participating"));
        assertEquals(List.of(theirs), found("unread=true"));
        assertEquals(List.of(closed, participant), found("unread=false"));
        assertEquals(List.of(closed), found("unread=false&role=member&filter=closed"));
        assertEquals(List.of(), found("filter=created&status=closed"));
    }

    @Test
    @DisplayName("K2 a condition that is none is 400 under its name")
    void badConditions() {
        for (var condition :
                List.of("filter=mine", "with=me", "role=owner", "status=OPEN", "unread=1", "limit=0", "cursor=x")) {
            ann.get("/conversations?" + condition)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-request"))
                    .body("errors.field", equalTo(List.of(condition.split("=", 2)[0])));
        }
    }

    @Test
    @DisplayName("B1 the badge counts conversations, not messages")
    void badge() {
        var one = ann.start("One", ben);
        ann.say(one, "again");
        ann.say(one, "and again");
        ann.start("Two", ben);
        assertEquals(2, ben.badge());
        ben.post("/conversations/" + one + "/read", Map.of()).then().statusCode(200);
        assertEquals(1, ben.badge());
        assertEquals(0, ann.badge());
    }

    @Test
    @DisplayName(
            "B4, B12 the records it is about stand in the order in which they were chosen, for each conversation its own")
    void records() {
        var first = CrmRecords.record("contact", "First");
        var second = CrmRecords.record("account", "Second");
        ann.start(Map.of("message", "A", "participantIds", Api.ids(ben), "about", List.of(second.ref(), first.ref())));
        ann.start(Map.of("message", "B", "participantIds", Api.ids(ben), "about", List.of(first.ref())));
        ann.start("C", ben);
        assertEquals(
                List.of(List.of(), List.of("First"), List.of("Second", "First")),
                ben.sidebar().getList("items.about.name"));
        assertTrue(ben.sidebar().getBoolean("items[0].can.reply"));
    }

    private List<String> found(String query) {
        return ann.ok("/conversations?" + query).getList("items.id");
    }
}
