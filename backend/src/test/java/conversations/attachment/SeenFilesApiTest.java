package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.TestImages;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Attachments are visible to those who see their message, and to nobody else. */
@ApiTest
class SeenFilesApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    @Test
    @DisplayName("I1 F3 until it is sent only its uploader sees a file; for others it is as one that is not there")
    void unsent() {
        var file = ann.upload("dot.png", TestImages.png(2, 2)).<String>path("id");
        sees(ann, file);
        for (var path : List.of("/attachments/", "/attachments/%s/preview")) {
            var hidden = ben.get(path.formatted(file).equals(path) ? path + file : path.formatted(file));
            var unknown = UUID.randomUUID();
            var missing = ben.get(path.formatted(unknown).equals(path) ? path + unknown : path.formatted(unknown));
            assertEquals(404, hidden.statusCode());
            assertEquals(Api.withoutRequestId(missing), Api.withoutRequestId(hidden));
        }
    }

    @Test
    @DisplayName("D2 an invitee sees no earlier file, and all later ones")
    void late() {
        var earlier = ann.file("earlier.txt", "1");
        var id = start(Map.of(), earlier);
        invite(id, cat);
        var later = ann.file("later.txt", "2");
        ann.send(id, "For all", List.of(later));

        seesNot(cat, earlier);
        sees(cat, later);
        sees(ben, earlier);
        assertEquals(List.of("later.txt"), files(cat, id));
        assertEquals(List.of("later.txt", "earlier.txt"), files(ben, id));
    }

    @Test
    @DisplayName("D4 D6 a leaver keeps the files up to then, and after rejoining sees later ones, not those in between")
    void leaving() {
        var before = ann.file("before.txt", "1");
        var id = start(Map.of(), before);
        invite(id, cat);
        assertEquals(
                204,
                ben.request()
                        .delete("/conversations/" + id + "/participants/me")
                        .statusCode());
        var between = ann.file("between.txt", "2");
        ann.send(id, "Without Ben", List.of(between));
        sees(ben, before);
        seesNot(ben, between);
        assertEquals(List.of("before.txt"), files(ben, id));

        invite(id, ben);
        var after = ann.file("after.txt", "3");
        ann.send(id, "Welcome back", List.of(after));
        seesNot(ben, between);
        sees(ben, after);
        assertEquals(List.of("after.txt", "before.txt"), files(ben, id));
    }

    @Test
    @DisplayName("D4 even one's own file is invisible where its message is")
    void ownFile() {
        var id = start(Map.of(), ann.file("first.txt", "1"));
        invite(id, cat);
        var own = ben.file("own.txt", "2");
        ben.send(id, "Mine", List.of(own));
        assertEquals(204, ben.request().delete("/conversations/" + id).statusCode());
        seesNot(ben, own);
        sees(cat, own);
    }

    @Test
    @DisplayName("E1 E3 files of a deleted copy are gone for its owner, and don't come back with a later message")
    void deletedCopy() {
        var before = ann.file("before.txt", "1");
        var id = start(Map.of(), before);
        assertEquals(204, ben.request().delete("/conversations/" + id).statusCode());
        seesNot(ben, before);
        assertEquals(List.of(), files(ben, id));
        var after = ann.file("after.txt", "2");
        ann.send(id, "Once more", List.of(after));
        seesNot(ben, before);
        sees(ben, after);
        assertEquals(List.of("after.txt"), files(ben, id));
    }

    @Test
    @DisplayName(
            "F1 E5 in a tab that is not private, everybody who may view the record sees all files, also users who deleted their copy")
    void recordTab() {
        var record = CrmRecords.record("account", "Acme");
        var first = ann.file("first.txt", "1");
        var id = start(Map.of("about", List.of(record.ref())), first);
        invite(id, cat);
        assertEquals(204, ben.request().delete("/conversations/" + id).statusCode());
        var stranger = Api.person("Stranger");
        for (var reader : List.of(ben, cat, stranger)) {
            sees(reader, first);
            assertEquals(List.of("first.txt"), names(reader.ok("/conversations/" + id + "/attachments?view=record")));
        }
        assertEquals(List.of("first.txt"), files(stranger, id));
        assertEquals(List.of(), files(cat, id));
    }

    @Test
    @DisplayName(
            "F1 F3 of a private conversation a stranger sees no file, nor of one about a record that they may not view")
    void hidden() {
        var open = CrmRecords.record("account", "Open");
        var closed = CrmRecords.restricted("account", "Closed").allow(ann, true, true);
        var secret = ann.file("secret.txt", "1");
        var secretId = start(Map.of("about", List.of(open.ref()), "private", true), secret);
        var restricted = ann.file("restricted.txt", "2");
        var restrictedId = start(Map.of("about", List.of(closed.ref())), restricted);
        var stranger = Api.person("Stranger");
        for (var file : List.of(secret, restricted)) {
            seesNot(stranger, file);
            sees(ben, file);
        }
        for (var id : List.of(secretId, restrictedId)) {
            assertEquals(
                    404, stranger.get("/conversations/" + id + "/attachments").statusCode());
        }
        closed.allow(stranger, true, false);
        sees(stranger, restricted);
    }

    @Test
    @DisplayName(
            "C6 with a message its files are gone for all: from the timeline, the list, their address and stored answers")
    void deletedMessage() throws Exception {
        var id = start(Map.of(), ann.file("first.txt", "1"));
        var uploaded = ann.request()
                .header("Idempotency-Key", "upload")
                .multiPart("file", "secret-plan.txt", "2".getBytes(StandardCharsets.UTF_8))
                .post("/attachments");
        String file = uploaded.path("id");
        var body = Map.of("text", "See", "attachmentIds", List.of(file));
        var messages = "/conversations/" + id + "/messages";
        int seq = ann.post(messages, body, "post").path("seq");
        assertEquals(204, ann.request().delete(messages + "/" + seq).statusCode());

        for (var reader : List.of(ann, ben)) {
            seesNot(reader, file);
            assertEquals(List.of("first.txt"), files(reader, id));
            assertEquals(List.of(), reader.ok(messages + "/" + seq).getList("attachments"));
            assertFalse(reader.get(messages).asString().contains("secret-plan"));
        }
        var repeated = ann.post(messages, body, "post");
        assertEquals(201, repeated.statusCode());
        assertEquals(List.of(), repeated.jsonPath().getList("attachments"));
        var again = ann.request()
                .header("Idempotency-Key", "upload")
                .multiPart("file", "secret-plan.txt", "2".getBytes(StandardCharsets.UTF_8))
                .post("/attachments");
        assertEquals(file, again.path("id"));
        assertEquals("file", again.path("name"));
        assertEquals(0, Database.number("select count(*) from attachment where id = ?", UUID.fromString(file)));
    }

    @Test
    @DisplayName(
            "B12 K2 the files of a conversation come a page at a time, the newest message's first, each message's in order")
    void paging() {
        var id = start(Map.of(), ann.file("0.txt", "0"));
        var expected = new ArrayList<String>();
        for (var i = 1; i < 4; i++) {
            ann.send(id, "Two", List.of(ann.file(i + "a.txt", "a"), ann.file(i + "b.txt", "b")));
            expected.addAll(0, List.of(i + "a.txt", i + "b.txt"));
        }
        expected.add("0.txt");
        var seen = new ArrayList<String>();
        var path = "/conversations/" + id + "/attachments?limit=3";
        var page = ben.ok(path);
        assertEquals(4, page.getInt("items[0].seq"));
        while (true) {
            seen.addAll(names(page));
            if (page.getString("nextCursor") == null) {
                break;
            }
            page = ben.ok(path + "&cursor={cursor}", page.getString("nextCursor"));
        }
        assertEquals(expected, seen);
        var other = start(Map.of(), ann.file("x.txt", "x"));
        assertEquals(
                400,
                ben.get(
                                "/conversations/" + other + "/attachments?cursor={cursor}",
                                ben.ok(path).getString("nextCursor"))
                        .statusCode());
        assertEquals(
                400,
                ann.get(path + "&cursor={cursor}", ben.ok(path).getString("nextCursor"))
                        .statusCode());
    }

    private String start(Map<String, ?> more, String file) {
        var json = new HashMap<String, Object>(more);
        json.putAll(Map.of("message", "Hello", "participantIds", Api.ids(ben), "attachmentIds", List.of(file)));
        return ann.start(json);
    }

    private void invite(String id, Api whom) {
        ann.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(whom)))
                .then()
                .statusCode(200);
    }

    private static void sees(Api reader, String file) {
        assertEquals(200, reader.get("/attachments/" + file).statusCode());
    }

    private static void seesNot(Api reader, String file) {
        assertEquals(404, reader.get("/attachments/" + file).statusCode());
        assertEquals(404, reader.get("/attachments/" + file + "/preview").statusCode());
    }

    private static List<String> files(Api reader, String conversation) {
        return names(reader.ok("/conversations/" + conversation + "/attachments"));
    }

    private static List<String> names(JsonPath page) {
        return page.getList("items.name");
    }
}
