package conversations.platform.idempotency;

import static conversations.testing.Json.object;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.RawHttp;
import conversations.testing.StatementCounter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class IdempotencyApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private Map<String, @Nullable Object> hello() {
        return object("message", "Hello", "participantIds", Api.ids(ben));
    }

    @Test
    @DisplayName("A6 a repeated start gives the first answer again, and starts nothing")
    void startsOnce() {
        var body = object(
                "message",
                "Hello",
                "participantIds",
                Api.ids(ben),
                "subject",
                "S",
                "private",
                true,
                "about",
                List.of(CrmRecords.record("contact", "C").ref()));
        var first = ann.post("/conversations", body, "k").then().statusCode(201).extract();
        var again = ann.post("/conversations", body, "k").then().statusCode(201).extract();
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertFalse(first.headers().hasHeaderWithName("Idempotent-Replayed"));
        assertEquals(1, ann.sidebar().getList("items").size());
    }

    @Test
    @DisplayName("A6 a repeated reply gives the first answer, also when the conversation was closed meanwhile")
    void repliesOnce() {
        var id = ann.start("Hello", ben);
        var path = "/conversations/" + id + "/messages";
        var first = ben.post(path, Map.of("text", "Once"), "k")
                .then()
                .statusCode(201)
                .extract();
        ann.patch("/conversations/" + id, Map.of("status", "closed")).then().statusCode(200);
        var again = ben.post(path, Map.of("text", "Once"), "k")
                .then()
                .statusCode(201)
                .extract();
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(2, ann.conversation(id).getInt("messageCount"));
        ben.post(path, Map.of("text", "Once"), "k2")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/conversation-closed"));
    }

    @Test
    @DisplayName("A6 the same key with another body is 422")
    void otherBody() {
        var path = "/conversations/" + ann.start("Hello", ben) + "/messages";
        ben.post(path, Map.of("text", "One"), "k").then().statusCode(201);
        for (var body :
                List.of(Map.of("text", "Two"), Map.of("text", "One", "reopen", true), Map.of("text", ""), Map.of())) {
            ben.post(path, body, "k").then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        }
        ben.body("{ \"text\" : \"One\" }")
                .header("Idempotency-Key", "k")
                .post(path)
                .then()
                .statusCode(201)
                .body("seq", equalTo(2));
    }

    @Test
    @DisplayName("A6 a key belongs to its caller and to its operation")
    void perCallerAndOperation() {
        var one = ann.start("Hello", ben);
        var two = ann.start("Hello", ben);
        for (var path : List.of("/conversations/" + one + "/messages", "/conversations/" + two + "/messages")) {
            assertEquals(
                    2,
                    ann.post(path, Map.of("text", "Same"), "k")
                            .then()
                            .statusCode(201)
                            .extract()
                            .<Integer>path("seq"));
            assertEquals(
                    3,
                    ben.post(path, Map.of("text", "Same"), "k")
                            .then()
                            .statusCode(201)
                            .extract()
                            .<Integer>path("seq"));
        }
        ann.post("/conversations", hello(), "k").then().statusCode(201);
    }

    @Test
    @DisplayName("A6 a refused first attempt does not burn the key")
    void refusedFirst() {
        var id = ann.start("Hello", ben);
        var path = "/conversations/" + id + "/messages";
        ann.patch("/conversations/" + id, Map.of("status", "closed")).then().statusCode(200);
        ben.post(path, Map.of("text", "x"), "k").then().statusCode(409);
        ben.post(path, Map.of("text", ""), "k").then().statusCode(422).body("type", equalTo("/problems/invalid"));
        ann.patch("/conversations/" + id, Map.of("status", "open")).then().statusCode(200);
        ben.post(path, Map.of("text", "y"), "k").then().statusCode(201);
        ann.post("/conversations", object("message", ""), "k")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid"));
        ann.post("/conversations", hello(), "k").then().statusCode(201);
    }

    @Test
    @DisplayName("A6 a caller who may not see the conversation gets 404 before any replay")
    void authorisedFirst() {
        var company = CrmRecords.record("company", "Open Ltd");
        var id = ann.start(Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", List.of(company.ref())));
        var path = "/conversations/" + id + "/messages";
        ben.post(path, Map.of("text", "x"), "k").then().statusCode(201);
        Api.person("Dora")
                .post(path, Map.of("text", "x"), "k")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-participant"));
        Database.update("update record set restricted = true where id = ?", company.id());
        Api.person("Emil").post(path, Map.of("text", "x"), "k").then().statusCode(404);
        ben.post("/conversations/" + UUID.randomUUID() + "/messages", Map.of("text", "x"), "k")
                .then()
                .statusCode(404);
        Database.update(
                "delete from participant where conversation_id = ? and user_id = ?", UUID.fromString(id), ben.id());
        ben.post(path, Map.of("text", "x"), "k").then().statusCode(404);
    }

    @Test
    @DisplayName("A6 B11 an answer given again names no record that the caller may not know any more")
    void recordsHiddenSince() {
        var contact = CrmRecords.restricted("contact", "Hidden later").allow(ann, true, true);
        var company = CrmRecords.record("company", "Open Ltd");
        var body = object(
                "message", "Hello", "participantIds", Api.ids(ben), "about", List.of(contact.ref(), company.ref()));
        var first = ann.post("/conversations", body, "k").then().statusCode(201).extract();
        var invitation = Map.of("userIds", Api.ids(Api.person("Cleo")));
        var people = "/conversations/" + first.path("id") + "/participants";
        ann.post(people, invitation, "k").then().statusCode(200);
        contact.allow(ann, true, false);
        for (var again : List.of(ann.post("/conversations", body, "k"), ann.post(people, invitation, "k"))) {
            assertFalse(again.asString().contains("Hidden later")
                    || again.asString().contains(contact.id()));
            assertEquals(List.of(true), again.<List<Boolean>>path("about.restricted.findAll { it != null }"));
            assertEquals("Open Ltd", again.path("about[1].name"));
            assertEquals(first.<String>path("id"), again.path("id"));
        }
    }

    @Test
    @DisplayName("A6 C6 no text and no name of a file is stored with an answer, which has them when it is given again")
    void storedWithoutTexts() {
        var file = ann.upload("secret-plan.txt", "x".getBytes(StandardCharsets.UTF_8))
                .<String>path("id");
        var body = object("message", "Secret word", "participantIds", Api.ids(ben), "attachmentIds", List.of(file));
        var started =
                ann.post("/conversations", body, "k").then().statusCode(201).extract();
        var messages = "/conversations/" + started.path("id") + "/messages";
        var reply = ann.post(messages, Map.of("text", "Secret reply"), "k")
                .then()
                .statusCode(201)
                .extract();
        var people = "/conversations/" + started.path("id") + "/participants";
        var invitation = Map.of("userIds", Api.ids(Api.person("Cleo")));
        var invited = ann.post(people, invitation, "k").then().statusCode(200).extract();
        assertEquals(
                0,
                Database.number(
                        "select count(*) from idempotent_answer where caller = ? and answer ilike '%secret%'",
                        ann.id().toString()));

        // The replayed answers are unchanged also if somebody has left and a text was edited since.
        ann.patch(messages + "/2", Map.of("text", "Edited")).then().statusCode(200);
        ann.patch("/conversations/" + started.path("id"), Map.of("status", "closed"))
                .then()
                .statusCode(200);
        assertEquals(started.asString(), ann.post("/conversations", body, "k").asString());
        assertEquals(
                reply.asString(),
                ann.post(messages, Map.of("text", "Secret reply"), "k").asString());
        assertEquals(invited.asString(), ann.post(people, invitation, "k").asString());

        ann.request().delete(messages + "/1").then().statusCode(204);
        ann.request().delete(messages + "/2").then().statusCode(204);
        for (var again : List.of(
                ann.post("/conversations", body, "k"),
                ann.post(messages, Map.of("text", "Secret reply"), "k"),
                ann.post(people, invitation, "k"))) {
            assertTrue(again.statusCode() < 300);
            assertFalse(again.asString().toLowerCase(Locale.ROOT).contains("secret"), again.asString());
            assertTrue(again.asString().contains("\"deleted\":true"));
        }
    }

    @Test
    @DisplayName("C6 A6 deleting a message costs the same, however many answers of its conversation are stored")
    void deletingReadsNoAnswers() {
        var id = ann.start("Hello", ben);
        var messages = "/conversations/" + id + "/messages";
        var one = ann.post(messages, Map.of("text", "One"), "first").<Integer>path("seq");
        var two = ann.post(messages, Map.of("text", "Two"), "second").<Integer>path("seq");
        var few = StatementCounter.of(
                () -> ann.request().delete(messages + "/" + one).then().statusCode(204));
        for (var i = 0; i < 30; i++) {
            ann.post(
                            "/conversations/" + id + "/participants",
                            Map.of("userIds", Api.ids(Api.person("Guest"))),
                            "invitation-" + i)
                    .then()
                    .statusCode(200);
        }
        var many = StatementCounter.of(
                () -> ann.request().delete(messages + "/" + two).then().statusCode(204));
        assertEquals(few, many);
    }

    @Test
    @DisplayName("A6 of many concurrent requests under one key, one has an effect, and all return its answer")
    void atOnce() {
        var id = ann.start("Hello", ben);
        var path = "/conversations/" + id + "/messages";
        var seqs = Concurrency.each(
                8,
                _ -> ben.post(path, Map.of("text", "x"), "k")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<Integer>path("seq"));
        assertEquals(List.of(2), seqs.stream().distinct().toList());
        assertEquals(2, ann.conversation(id).getInt("messageCount"));
        var ids = Concurrency.each(
                8,
                _ -> ann.post("/conversations", hello(), "k")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"));
        assertEquals(1, ids.stream().distinct().count());
        assertEquals(2, ann.sidebar().getList("items").size());
    }

    @Test
    @DisplayName("A6 after 24 hours a key can be used again")
    void forgotten() {
        var path = "/conversations/" + ann.start("Hello", ben) + "/messages";
        int first = ben.post(path, Map.of("text", "x"), "old")
                .then()
                .statusCode(201)
                .extract()
                .path("seq");
        Database.update(
                "update idempotent_answer set created_at = created_at - interval '23 hours 59 minutes' where caller ="
                        + " ?",
                ben.id().toString());
        assertEquals(
                first,
                ben.post(path, Map.of("text", "x"), "old")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<Integer>path("seq"));
        Database.update(
                "update idempotent_answer set created_at = created_at - interval '2 minutes' where caller = ?",
                ben.id().toString());
        assertNotEquals(
                first,
                ben.post(path, Map.of("text", "other"), "old")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<Integer>path("seq"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é"})
    @DisplayName("A6 an invalid key is 400, and nothing happens")
    void badKeys(String key) {
        var id = ann.start("Hello", ben);
        var answer = RawHttp.lines(
                "POST /api/v1/conversations/" + id + "/messages HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + ann.authorization(),
                "Content-Type: application/json",
                "Content-Length: 12",
                "Idempotency-Key: " + key,
                "",
                "{\"text\":\"x\"}");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertEquals(1, ann.conversation(id).getInt("lastSeq"));
    }

    @Test
    @DisplayName("A6 a key of 255 characters is taken, of 256 not")
    void longKeys() {
        ann.post("/conversations", hello(), "~".repeat(255)).then().statusCode(201);
        ann.post("/conversations", hello(), "k".repeat(256))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("Idempotency-Key")));
        assertEquals(1, ann.sidebar().getList("items").size());
    }
}
