package conversations.conversation;

import static conversations.testing.Json.object;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CountConsistency;
import conversations.testing.Json;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ClosingApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private String id = "";

    @BeforeEach
    void start() {
        id = ann.start(Map.of("message", "Hello", "participantIds", Api.ids(ben), "subject", "S", "description", "D"));
    }

    @Test
    @DisplayName("C4 any current participant can close it and re-open it, and a notice says who")
    void closeAndReopen() {
        var closed = change(ben, object("status", "closed"));
        assertEquals("closed", closed.getString("status"));
        assertEquals(
                List.of(false, false, true),
                List.of(
                        closed.getBoolean("can.reply"),
                        closed.getBoolean("can.close"),
                        closed.getBoolean("can.reopen")));
        assertEquals("open", change(ann, object("status", "open")).getString("status"));
        var timeline = ben.ok("/conversations/" + id + "/messages");
        assertEquals(
                List.of("closed", "reopened"), timeline.getList("items.findAll { it.kind == 'notice' }.notice.type"));
        assertEquals(
                List.of(ben.id().toString(), ann.id().toString()),
                timeline.getList("items.author.id").subList(1, 3));
        CountConsistency.check();
    }

    @Test
    @DisplayName("C4 closing what is closed does nothing, and so does re-opening what is open")
    void again() {
        change(ben, object("status", "open"));
        change(ben, object("status", "closed"));
        var again = change(ann, object("status", "closed"));
        assertEquals(2, again.getInt("lastSeq"));
    }

    @Test
    @DisplayName("C4 a closed one takes no reply, unless the reply re-opens it")
    void replies() {
        change(ben, object("status", "closed"));
        var path = "/conversations/" + id + "/messages";
        for (var body : List.of(Map.of("text", "x"), Map.of("text", "x", "reopen", false))) {
            ann.post(path, body).then().statusCode(409).body("type", equalTo("/problems/conversation-closed"));
        }
        ann.post(path, Map.of("text", "Back", "reopen", true))
                .then()
                .statusCode(201)
                .body("seq", equalTo(4));
        var read = ben.conversation(id);
        assertEquals("open", read.getString("status"));
        assertEquals(List.of("Hello", "Back"), read.getList("messages.text"));
        assertEquals("reopened", ben.ok(path + "/3").getString("notice.type"));
        ann.post(path, Map.of("text", "More", "reopen", true))
                .then()
                .statusCode(201)
                .body("seq", equalTo(5));
        CountConsistency.check();
    }

    @Test
    @DisplayName("C4 a closed one can still be read, marked and renamed")
    void whileClosed() {
        change(ann, object("status", "closed"));
        ben.post("/conversations/" + id + "/read", Map.of())
                .then()
                .statusCode(200)
                .body("unreadCount", equalTo(0));
        assertEquals("Renamed", change(ben, object("subject", "Renamed")).getString("subject"));
    }

    @Test
    @DisplayName(
            "C5 subject and description change each by itself, null and white space clear, and each change is one notice")
    void changing() {
        var changed = change(ben, object("subject", " New\u3000"));
        assertEquals("New", changed.getString("subject"));
        assertEquals("D", changed.getString("description"));
        assertEquals(2, changed.getInt("lastSeq"));
        assertNull(change(ben, object("subject", null)).get("subject"));
        assertNull(change(ben, object("description", " \n")).get("description"));
        var both = change(ann, object("subject", "A", "description", "B\nC", "status", "closed"));
        assertEquals(
                List.of("changed", "changed", "changed", "changed", "closed"),
                ann.ok("/conversations/" + id + "/messages")
                        .getList("items.findAll { it.kind == 'notice' }.notice.type"));
        assertEquals(6, both.getInt("lastSeq"));
        assertEquals(1, both.getInt("messageCount"));
    }

    @Test
    @DisplayName("C5 a request that changes nothing writes no notice; a missing body equals {}")
    void nothing() {
        change(ben, object());
        change(ben, object("subject", "S", "description", "D ", "status", "open"));
        assertEquals(
                1,
                ben.request()
                        .contentType("application/json")
                        .patch("/conversations/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("lastSeq"));
    }

    @Test
    @DisplayName("A1, K3 the limits of the start hold for changes too; all errors at once, and nothing changes")
    void limits() {
        var wrong = object("subject", "s".repeat(201), "description", "d".repeat(4_001), "status", "done");
        ann.patch("/conversations/" + id, wrong)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("subject", "description", "status")));
        for (var subject : List.of("a\nb", "a\u2028b", "a\u0000", "\ud800")) {
            ann.patch("/conversations/" + id, Json.write(object("subject", subject, "status", "closed")))
                    .then()
                    .statusCode(422);
        }
        ann.patch("/conversations/" + id, object("status", null))
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("status")));
        assertEquals(1, ann.conversation(id).getInt("lastSeq"));
        assertEquals("open", ann.conversation(id).getString("status"));
        assertEquals(
                200,
                change(ann, object("subject", "\ud83d\ude00".repeat(200)))
                        .getString("subject")
                        .codePoints()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":true}",
                "{\"subject\":1}",
                "{\"description\":{}}",
                "{\"subject\":[\"x\"]}",
                "{\"private\":true}",
                "{\"title\":\"x\"}",
                "{\"subject\":\"a\",\"subject\":\"b\"}",
                "[]",
                "\"x\"",
                "1",
                "{} {}"
            })
    @DisplayName("K2 wrong types and unknown fields are 400, and nothing changes")
    void strict(String body) {
        ann.patch("/conversations/" + id, body).then().statusCode(400);
        assertEquals(1, ann.conversation(id).getInt("lastSeq"));
    }

    private JsonPath change(Api person, Map<String, @Nullable Object> body) {
        return person.patch("/conversations/" + id, body)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
