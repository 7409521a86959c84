package conversations.conversation;

import static conversations.testing.Json.object;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.CrmRecords.Item;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class ConversationStarterRecordsApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName("A2 a conversation can be about records of all five types, in the order given, duplicates ignored")
    void allTypes() {
        var items = List.of("contact", "company", "household", "opportunity", "account").stream()
                .map(type -> CrmRecords.record(type, "A " + type))
                .toList();
        var refs = new ArrayList<>(items.reversed().stream().map(Item::ref).toList());
        refs.add(items.getFirst().ref());
        var started = started(refs);
        assertEquals(items.reversed().stream().map(Item::id).toList(), started.getList("about.id"));
        assertEquals(
                List.of("A account", "A opportunity", "A household", "A company", "A contact"),
                started.getList("about.name"));
    }

    @Test
    @DisplayName("A1 20 records are taken, and one more is not")
    void atMost20() {
        var refs = new ArrayList<Map<String, String>>();
        for (var i = 0; i < 21; i++) {
            refs.add(CrmRecords.record("contact", "Contact " + i).ref());
        }
        assertEquals(20, started(refs.subList(0, 20)).getList("about").size());
        refused(refs, "about");
    }

    @Test
    @DisplayName("A2 unknown records, types and wrong ids are refused by their place")
    void unknown() {
        var known = CrmRecords.record("contact", "Known");
        refused(
                Arrays.asList(
                        known.ref(),
                        object("type", "contact", "id", "NOT-THERE"),
                        object("type", "company", "id", known.id()),
                        object("type", "Contact", "id", known.id()),
                        object("type", "contact", "id", ""),
                        object("type", "contact"),
                        object("type", "contact", "id", "a'b"),
                        object("type", "contact", "id", "x".repeat(65)),
                        null),
                "about[1]",
                "about[2]",
                "about[3]",
                "about[4]",
                "about[5]",
                "about[6]",
                "about[7]",
                "about[8]");
    }

    @Test
    @DisplayName("A2 users who may view a restricted record can choose it; to others it is unknown")
    void restricted() {
        var secret = CrmRecords.restricted("opportunity", "Secret deal");
        refused(List.of(secret.ref()), "about[0]");
        secret.allow(ann, false, true);
        refused(List.of(secret.ref()), "about[0]");
        secret.allow(ann, true, false);
        assertEquals(List.of("opportunity"), started(List.of(secret.ref())).getList("about.type"));
    }

    @Test
    @DisplayName(
            "B11 only who may view and edit a restricted record learns its name and id; others that there is one, and its type")
    void namesOfRestrictedRecords() {
        var secret = CrmRecords.restricted("household", "The Quietlys")
                .allow(ann, true, true)
                .allow(ben, true, false);
        var cleo = Api.person("Cleo");
        var id = ann.start(
                Map.of("message", "Hello", "participantIds", Api.ids(ben, cleo), "about", List.of(secret.ref())));
        assertEquals(
                List.of(Map.of("type", "household", "id", secret.id(), "name", "The Quietlys")),
                ann.conversation(id).getList("about"));
        for (var reader : List.of(ben, cleo)) {
            var hidden = List.of(Map.of("type", "household", "restricted", true));
            assertEquals(hidden, reader.conversation(id).getList("about"));
            assertEquals(hidden, reader.sidebar().getList("items[0].about"));
            for (var path : List.of(
                    "/conversations",
                    "/conversations/" + id,
                    "/conversations/" + id + "/messages",
                    "/conversations/" + id + "/participants")) {
                var answer = reader.get(path).asString();
                assertFalse(answer.contains("Quietly") || answer.contains(secret.id()), answer);
            }
        }
    }

    @Test
    @DisplayName("B11 a user who may view but not name a chosen record does not learn its name from the answer either")
    void viewOnlyCreator() {
        var secret = CrmRecords.restricted("account", "Numbered").allow(ann, true, false);
        assertEquals(
                List.of(Map.of("type", "account", "restricted", true)),
                started(List.of(secret.ref())).getList("about"));
    }

    @Test
    @DisplayName(
            "F2, F4 who may view a record reads a conversation about it that is not private, and learns no other record's name")
    void readThroughTheRecord() {
        var open = CrmRecords.record("company", "Open Ltd");
        var secret = CrmRecords.restricted("contact", "Hidden Person").allow(ann, true, true);
        var id = ann.start(
                Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", List.of(secret.ref(), open.ref())));
        var dora = Api.person("Dora");
        var read = dora.conversation(id);
        assertEquals(
                List.of(
                        Map.of("type", "contact", "restricted", true),
                        Map.of("type", "company", "id", open.id(), "name", "Open Ltd")),
                read.getList("about"));
        assertEquals("none", read.getString("membership"));
        assertEquals(0, read.getInt("unreadCount"));
        assertEquals(List.of("Hello"), read.getList("messages.text"));
        read.<String, Boolean>getMap("can").forEach((name, allowed) -> assertFalse(allowed, name));
        assertEquals(List.of(), dora.sidebar().getList("items"));
    }

    @Test
    @DisplayName("F3 a private conversation, or one about restricted records only, does not exist for others")
    void notReadThroughTheRecord() {
        var open = CrmRecords.record("company", "Open Ltd");
        var secret = CrmRecords.restricted("contact", "Hidden Person").allow(ann, true, true);
        var dora = Api.person("Dora");
        var priv = ann.start(Map.of(
                "message", "Hello", "participantIds", Api.ids(ben), "about", List.of(open.ref()), "private", true));
        var about =
                ann.start(Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", List.of(secret.ref())));
        dora.get("/conversations/" + priv).then().statusCode(404);
        dora.get("/conversations/" + about).then().statusCode(404);
        secret.allow(dora, true, false);
        dora.get("/conversations/" + about).then().statusCode(200);
    }

    private JsonPath started(List<Map<String, String>> about) {
        return ann.post("/conversations", object("message", "Hello", "participantIds", Api.ids(ben), "about", about))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void refused(List<? extends @Nullable Map<String, ?>> about, String... fields) {
        ann.post("/conversations", object("message", "Hello", "participantIds", Api.ids(ben), "about", about))
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(Arrays.asList(fields)));
    }
}
