package conversations.recordtab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class RecordTabApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");

    private String start(CrmRecords.Item record, boolean hidden, Api... others) {
        return ann.start(Map.of(
                "message",
                "One",
                "participantIds",
                Api.ids(others),
                "about",
                List.of(record.ref()),
                "private",
                hidden));
    }

    private static String tab(CrmRecords.Item record) {
        return record.path() + "/conversations";
    }

    @Test
    @DisplayName(
            "F1 F2 a conversation that is not private is shown completely to everybody who may view the record, who can do nothing in it")
    void open() {
        var record = CrmRecords.record("account", "Open");
        var id = start(record, false, ben);
        ben.say(id, "Two");
        var shown = cleo.ok(tab(record));
        assertEquals(List.of("One", "Two"), shown.getList("items[0].messages.text"));
        assertEquals("none", shown.getString("items[0].membership"));
        assertFalse(shown.getMap("items[0].can").containsValue(true));
        assertEquals(
                List.of(1, 2), cleo.ok("/conversations/" + id + "/messages").getList("items.seq"));
        assertEquals(
                409,
                cleo.post("/conversations/" + id + "/messages", Map.of("text", "Me too"))
                        .statusCode());
        assertEquals(List.of(), cleo.sidebar().getList("items"));
    }

    @Test
    @DisplayName("F1 a private conversation is shown only to current and former participants, within their periods")
    void hidden() {
        var record = CrmRecords.record("contact", "Hidden");
        var id = start(record, true, ben);
        assertEquals(List.of(), cleo.ok(tab(record)).getList("items"));
        assertEquals(404, cleo.get("/conversations/" + id).statusCode());
        ann.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(cleo)))
                .then()
                .statusCode(200);
        ann.say(id, "Two");
        assertEquals(List.of("Two"), cleo.ok(tab(record)).getList("items[0].messages.text"));
        assertEquals(1, cleo.ok(tab(record)).getInt("items[0].messageCount"));
    }

    @Test
    @DisplayName(
            "D2 F1 an invitee reads the history in the tab of a record about which it is not private, and only there")
    void wholeHistoryInTheTab() {
        var record = CrmRecords.record("company", "History");
        var id = start(record, false, ben);
        ann.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(cleo)))
                .then()
                .statusCode(200);
        assertEquals(List.of("One"), cleo.ok(tab(record)).getList("items[0].messages.text"));
        assertEquals(
                List.of(1, 2),
                cleo.ok("/conversations/" + id + "/messages?view=record").getList("items.seq"));
        assertEquals(List.of(2), cleo.ok("/conversations/" + id + "/messages").getList("items.seq"));
    }

    @Test
    @DisplayName("E5 the conversation stays in the record's tab for users who deleted their copy")
    void deletedCopy() {
        var record = CrmRecords.record("household", "Stays");
        for (var hidden : List.of(true, false)) {
            var id = start(record, hidden, ben);
            ben.request().delete("/conversations/" + id).then().statusCode(204);
            assertTrue(ben.ok(tab(record)).getList("items.id").contains(id));
            assertEquals(
                    List.of(1),
                    ben.ok("/conversations/" + id + "/messages?view=record").getList("items.seq"));
        }
    }

    @Test
    @DisplayName(
            "F3 F4 B11 a restricted record has no tab for users who may not view it, and its name shows only with view and edit")
    void restricted() {
        var secret = CrmRecords.restricted("opportunity", "Secret")
                .allow(ann, true, true)
                .allow(ben, true, false);
        var id = start(secret, false, ben);
        assertEquals(404, cleo.get(tab(secret)).statusCode());
        assertEquals(
                Api.withoutRequestId(cleo.get(tab(secret))),
                Api.withoutRequestId(cleo.get("/records/opportunity/NO-SUCH/conversations")));
        assertEquals(404, cleo.get("/conversations/" + id).statusCode());
        assertEquals(List.of(id), ben.ok(tab(secret)).getList("items.id"));
        assertNull(ben.ok(tab(secret)).getString("items[0].about[0].name"));
        assertTrue(ben.ok(tab(secret)).getBoolean("items[0].about[0].restricted"));
        assertEquals(
                List.of(id),
                ann.ok("/conversations?about=" + secret.type() + ":" + secret.id())
                        .getList("items.id"));
        assertEquals(
                List.of(),
                ben.ok("/conversations?about=" + secret.type() + ":" + secret.id())
                        .getList("items"));
    }

    @Test
    @DisplayName(
            "F1 D4 one conversation with view=record is what the tab shows of it, also to who left and keeps a copy")
    void oneInTab() {
        var record = CrmRecords.record("account", "Whole");
        var id = start(record, false, ben, cleo);
        ben.request().delete("/conversations/" + id + "/participants/me").then().statusCode(204);
        ann.patch("/conversations/" + id, Map.of("subject", "Later")).then().statusCode(200);
        ann.say(id, "Two");
        assertNull(ben.conversation(id).getString("subject"));
        for (var reader : List.of(ann, ben, Api.person("Dan"))) {
            assertEquals(
                    reader.ok(tab(record)).getMap("items[0]"),
                    reader.ok("/conversations/" + id + "?view=record").getMap("$"));
        }
        assertEquals("Later", ben.ok("/conversations/" + id + "?view=record").getString("subject"));
    }

    @Test
    @DisplayName("F3 B11 view=record is 404 where no tab shows it, also to who takes part, and of no other view 400")
    void notInTab() {
        var record = CrmRecords.restricted("account", "Closed").allow(ann, true, true);
        var id = start(record, false, ben);
        var inTab = "/conversations/" + id + "?view=record";
        assertEquals(200, ann.get(inTab).statusCode());
        assertEquals(404, ben.get(inTab).statusCode());
        assertEquals(200, ben.get("/conversations/" + id).statusCode());
        assertEquals(404, cleo.get(inTab).statusCode());
        var aboutNothing = ann.start("Hello", ben);
        assertEquals(
                404, ann.get("/conversations/" + aboutNothing + "?view=record").statusCode());
        assertEquals(400, ann.get("/conversations/" + id + "?view=sidebar").statusCode());
    }
}
