package conversations.attachment;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Putting files on messages. */
@ApiTest
class SendingFilesApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName("I1 a file goes up, onto a message, and comes down again")
    void aFile() {
        var uploaded = ann.upload("notes.txt", "Grüße".getBytes(StandardCharsets.UTF_8));
        uploaded.then()
                .statusCode(201)
                .body("name", equalTo("notes.txt"))
                .body("size", equalTo(7))
                .body("type", equalTo("text/plain"));
        String file = uploaded.path("id");
        assertEquals("/api/v1/attachments/" + file, path(uploaded.header("Location")));

        var conversation = ann.start("Hello", ben);
        var seq = ann.send(conversation, "Read this", List.of(file));

        var answer = ben.get("/attachments/" + file);
        assertEquals(200, answer.statusCode());
        assertEquals("Grüße", new String(answer.asByteArray(), StandardCharsets.UTF_8));
        assertEquals("7", answer.header("Content-Length"));
        var attachments =
                List.of(Map.of("id", file, "name", "notes.txt", "size", 7, "type", "text/plain", "hasPreview", false));
        var message = "/conversations/" + conversation + "/messages";
        assertEquals(attachments, ben.ok(message + "/" + seq).getList("attachments"));
        assertEquals(attachments, ben.ok(message).getList("items[1].attachments"));
        assertEquals(attachments, ben.conversation(conversation).getList("messages[1].attachments"));
        assertEquals(attachments, ben.sidebar().getList("items[0].messages[1].attachments"));
    }

    @Test
    @DisplayName("A1 a conversation starts with files on its first message, in the order given, doubles ignored")
    void starting() {
        var files = List.of(ann.file("b.txt", "B"), ann.file("a.txt", "A"));
        var started = ann.post(
                "/conversations",
                Map.of(
                        "message",
                        "Hello",
                        "participantIds",
                        Api.ids(ben),
                        "attachmentIds",
                        List.of(files.get(0), files.get(1), files.get(0).toUpperCase(Locale.ROOT))));
        started.then().statusCode(201);
        assertEquals(files, started.jsonPath().getList("messages[0].attachments.id"));
        assertEquals(files, ben.conversation(started.path("id")).getList("messages[0].attachments.id"));
    }

    @Test
    @DisplayName("I1 ten files go on a message, eleven don't: 422")
    void ten() {
        var conversation = ann.start("Hello", ben);
        var files = new ArrayList<String>();
        for (var i = 0; i < 11; i++) {
            files.add(ann.file(i + ".txt", "File " + i));
        }
        refused(conversation, files, 422, "/problems/invalid").body("errors.field", equalTo(List.of("attachmentIds")));
        var seq = ann.send(conversation, "Ten", files.subList(0, 10));
        assertEquals(
                files.subList(0, 10),
                ben.ok("/conversations/" + conversation + "/messages/" + seq).getList("attachments.id"));
    }

    @Test
    @DisplayName("I1 another's file can't be told from one that is not there: 422 on the field")
    void anothers() {
        var conversation = ann.start("Hello", ben);
        var own = ann.file("own.txt", "Mine");
        var another = ben.file("theirs.txt", "Not yours");
        var answers = Stream.of(another, UUID.randomUUID().toString(), "x", "")
                .map(id -> Api.withoutRequestId(refused(conversation, List.of(own, id), 422, "/problems/invalid")
                        .body("errors.field", equalTo(List.of("attachmentIds[1]")))
                        .extract()
                        .response()))
                .distinct()
                .toList();
        assertEquals(1, answers.size());
        // The same holds for a file on a message that both see; no file was used up.
        ben.send(conversation, "Mine", List.of(another));
        refused(conversation, List.of(own, another), 422, "/problems/invalid");
        ann.send(conversation, "Here", List.of(own));
    }

    @Test
    @DisplayName("I1 a file goes on one message, once: then 409, and the message is not posted")
    void once() {
        var conversation = ann.start("Hello", ben);
        var file = ann.file("once.txt", "Once");
        ann.send(conversation, "First", List.of(file));
        refused(conversation, List.of(file), 409, "/problems/attachment-used");
        ann.post(
                        "/conversations",
                        Map.of("message", "Hi", "participantIds", Api.ids(ben), "attachmentIds", List.of(file)))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/attachment-used"));
        assertEquals(2, ann.conversation(conversation).getInt("messageCount"));
    }

    @Test
    @DisplayName("I1 of many who use a file at once, one does")
    void race() {
        var conversations =
                Stream.generate(() -> ann.start("Hello", ben)).limit(6).toList();
        var file = ann.file("race.txt", "Race");
        var statuses = Concurrency.each(
                conversations.size(),
                i -> ann.post(
                                "/conversations/" + conversations.get(i) + "/messages",
                                Map.of("text", "Mine", "attachmentIds", List.of(file)))
                        .statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(5, statuses.stream().filter(status -> status == 409).count());
    }

    @Test
    @DisplayName("A1 a message needs a text, also with files")
    void textIsRequired() {
        var conversation = ann.start("Hello", ben);
        ann.post(
                        "/conversations/" + conversation + "/messages",
                        Map.of("text", " ", "attachmentIds", List.of(ann.file("x.txt", "x"))))
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("text")));
    }

    @Test
    @DisplayName("A6 a message repeated under its key has its files again, and does not ask for them anew")
    void repeated() {
        var conversation = ann.start("Hello", ben);
        var body = Map.of("text", "Here", "attachmentIds", List.of(ann.file("x.txt", "x")));
        var first = ann.post("/conversations/" + conversation + "/messages", body, "key-1");
        var second = ann.post("/conversations/" + conversation + "/messages", body, "key-1");
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertTrue(second.asString().contains("x.txt"));
    }

    private ValidatableResponse refused(String conversation, List<String> files, int status, String type) {
        return ann.post("/conversations/" + conversation + "/messages", Map.of("text", "Files", "attachmentIds", files))
                .then()
                .statusCode(status)
                .body("type", equalTo(type));
    }

    private static String path(String location) {
        return URI.create(location).getPath();
    }
}
