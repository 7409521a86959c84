package conversations.conversation;

import static conversations.testing.Json.object;
import static conversations.testing.Json.with;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Json;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ConversationStarterApiTest {
    private static final String EMOJI = "\ud83d\ude00";
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private Map<String, @Nullable Object> plain() {
        return object("message", "Hello", "participantIds", Api.ids(ben));
    }

    @Test
    @DisplayName("A1, A2 a message and one other person are enough: a plain chat, open to its participants")
    void theLeast() {
        var response =
                ann.post("/conversations", plain()).then().statusCode(201).extract();
        var started = response.jsonPath();
        assertTrue(response.header("Location").endsWith("/api/v1/conversations/" + started.getString("id")));
        assertEquals(7, Character.digit(started.getString("id").charAt(14), 16), "an id of version 7");
        assertNull(started.get("subject"));
        assertNull(started.get("description"));
        assertEquals("open", started.getString("status"));
        assertFalse(started.getBoolean("private"));
        assertEquals(List.of(), started.getList("about"));
        assertEquals(List.of("Hello"), started.getList("messages.text"));
        assertEquals(List.of("message"), started.getList("messages.kind"), "starting writes no notice");
        assertEquals(List.of("creator", "member"), started.getList("participants.role"));
        assertEquals(ann.id().toString(), started.getString("createdBy.id"));
        assertEquals(
                started.<Object>get(),
                ann.conversation(started.getString("id")).<Object>get(),
                "what was answered is what stands there");
    }

    @Test
    @DisplayName("A1 texts keep what is within, and lose the white space at their ends")
    void trimming() {
        var started = start(object(
                "message",
                "\u3000 one\r\n\n  two \u2003",
                "subject",
                "\u00a0 A  subject \n",
                "description",
                "\t\u2028line\nline\u0085",
                "participantIds",
                Api.ids(ben)));
        assertEquals(List.of("one\r\n\n  two"), started.getList("messages.text"));
        assertEquals("A  subject", started.getString("subject"));
        assertEquals("line\nline", started.getString("description"));
    }

    @Test
    @DisplayName("A1 an empty subject or description is none")
    void emptyIsNone() {
        var started = start(with(with(plain(), "subject", " \u2003"), "description", ""));
        assertNull(started.get("subject"));
        assertNull(started.get("description"));
    }

    @Test
    @DisplayName(
            "A1 texts at the limit, in code points, are accepted; one more character is refused under the field's name")
    void limits() {
        var atTheLimit = object(
                "message",
                EMOJI.repeat(10_000),
                "subject",
                EMOJI.repeat(200),
                "description",
                EMOJI.repeat(4_000),
                "participantIds",
                Api.ids(ben));
        var started = start(atTheLimit);
        assertEquals(EMOJI.repeat(200), started.getString("subject"));
        assertEquals(List.of(EMOJI.repeat(10_000)), started.getList("messages.text"));
        refused(with(plain(), "message", EMOJI.repeat(10_001)), "message");
        refused(with(plain(), "subject", "s".repeat(201)), "subject");
        refused(with(plain(), "description", "d".repeat(4_001)), "description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\u2003\n", "\u0085"})
    @DisplayName("A1 a message is required")
    void emptyMessage(String message) {
        refused(with(plain(), "message", message), "message");
        refused(with(plain(), "message", null), "message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u0085b"})
    @DisplayName("A1 a subject is one line")
    void subjectOnOneLine(String subject) {
        refused(with(plain(), "subject", subject), "subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud800", "x\udc00y"})
    @DisplayName("K3 U+0000 and unpaired surrogates are refused in every text")
    void unkeepable(String text) {
        for (var field : List.of("message", "subject", "description")) {
            refused(Json.write(with(plain(), field, text)), field);
        }
    }

    @Test
    @DisplayName("K3 any other text comes back as written, from every place where it is shown")
    void kept() {
        for (var text : List.of(
                "<script>alert(1)</script>",
                "مرحبا بالعالم",
                "\u202eabc\u202c",
                "e\u0301 \u00e9",
                "\u0001\u001b[0m",
                "\ufeffx\uffff",
                "👨‍👩‍👧‍👦",
                "'; drop table entry; --",
                "{{7*7}} ${x} %s \\n")) {
            var id =
                    start(with(with(plain(), "message", text), "subject", text)).getString("id");
            var read = ben.conversation(id);
            assertEquals(text, read.getString("subject"));
            assertEquals(List.of(text), read.getList("messages.text"));
            assertEquals(text, ben.ok("/conversations/" + id + "/messages/1").getString("text"));
        }
    }

    @Test
    @DisplayName("K1 all errors are reported at once, field by field")
    void allErrors() {
        var problem = ann.post(
                        "/conversations",
                        object("subject", "a\nb", "description", "d".repeat(4_001), "attachmentIds", List.of("x")))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid"))
                .extract()
                .jsonPath();
        assertEquals(
                List.of("subject", "description", "participantIds", "message", "attachmentIds[0]"),
                problem.getList("errors.field"));
    }

    @Test
    @DisplayName("A4 private is decided at the start, and never changes")
    void privateStays() {
        var id = start(with(plain(), "private", true)).getString("id");
        assertTrue(ben.conversation(id).getBoolean("private"));
        ann.patch("/conversations/" + id, Map.of("private", false)).then().statusCode(400);
        assertTrue(ben.conversation(id).getBoolean("private"));
    }

    @Test
    @DisplayName("A5 added people find the conversation in their sidebar at once, unread; its creator has read it")
    void inEverySidebar() {
        var id = start(plain()).getString("id");
        assertEquals(List.of(id), ben.sidebar().getList("items.id"));
        assertEquals(1, ben.sidebar().getInt("items[0].unreadCount"));
        assertEquals(0, ben.sidebar().getInt("items[0].readThroughSeq"));
        assertEquals(1, ben.badge());
        assertEquals(List.of(id), ann.sidebar().getList("items.id"));
        assertEquals(0, ann.sidebar().getInt("items[0].unreadCount"));
        assertEquals(1, ann.sidebar().getInt("items[0].readThroughSeq"));
        assertEquals(0, ann.badge());
    }

    @Test
    @DisplayName("A1 a refused start leaves nothing behind")
    void nothingLeftBehind() {
        refused(with(plain(), "message", ""), "message");
        assertEquals(List.of(), ann.sidebar().getList("items"));
        assertEquals(List.of(), ben.sidebar().getList("items"));
    }

    private JsonPath start(Map<String, ?> body) {
        return ann.post("/conversations", body).then().statusCode(201).extract().jsonPath();
    }

    private void refused(Object body, String field) {
        ann.post("/conversations", body).then().statusCode(422).body("errors.field", equalTo(List.of(field)));
    }
}
