package conversations.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A search finds exactly what its caller sees (F6). */
@ApiTest
class SearchVisibilityApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");

    private static JsonPath found(Api person, String query) {
        return person.ok("/search?" + query);
    }

    private static List<String> texts(Api person, String query) {
        return found(person, query).getList("items.entry.text");
    }

    private static List<String> subjects(Api person, String query) {
        return found(person, query).getList("items.findAll { it.entry == null }.conversation.subject");
    }

    private void invite(String id, Api person) {
        ann.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(person)))
                .then()
                .statusCode(200);
    }

    private static void leave(Api person, String id) {
        person.request()
                .delete("/conversations/" + id + "/participants/me")
                .then()
                .statusCode(204);
    }

    private void rename(String id, String subject) {
        ann.patch("/conversations/" + id, Map.of("subject", subject)).then().statusCode(200);
    }

    @Test
    @DisplayName("F6 D2 D6 later participants find what they see, and nothing from between leaving and rejoining")
    void periods() {
        var id = ann.start(Map.of("message", "apple one", "participantIds", Api.ids(ben), "subject", "Apple pie"));
        invite(id, cleo);
        ann.say(id, "apple two");
        leave(cleo, id);
        ann.say(id, "apple three");
        assertEquals(
                List.of("apple two"),
                texts(cleo, "q=apple").stream().filter(t -> t != null).toList());
        invite(id, cleo);
        ann.say(id, "apple four");
        var seen = found(cleo, "q=apple");
        assertEquals(List.of("apple four", "apple two"), seen.getList("items.findAll { it.entry != null }.entry.text"));
        assertEquals(List.of("Apple pie"), subjects(cleo, "q=apple"));
        assertEquals(List.of(), found(cleo, "q=three").getList("items"));
        assertEquals(List.of(), cleo.ok("/conversations?q=three").getList("items"));
        assertEquals(List.of(id), cleo.ok("/conversations?q=two").getList("items.id"));
    }

    @Test
    @DisplayName(
            "F6 D4 D5 former participants find subject and description as their copy keeps them, and edits of messages")
    void leftCopies() {
        var id = ann.start(Map.of(
                "message",
                "First words",
                "participantIds",
                Api.ids(ben, cleo),
                "subject",
                "Cherry",
                "description",
                "Red fruit"));
        invite(id, Api.person("Dora"));
        var seq = ann.say(id, "misspelt");
        leave(ben, id);
        ann.request()
                .delete("/conversations/" + id + "/participants/" + cleo.id())
                .then()
                .statusCode(204);
        rename(id, "Plum");
        ann.patch("/conversations/" + id + "/messages/" + seq, Map.of("text", "corrected"))
                .then()
                .statusCode(200);
        ann.say(id, "unseen plum");
        for (var gone : List.of(ben, cleo)) {
            assertEquals(List.of("Cherry"), subjects(gone, "q=cherry fruit"));
            assertEquals("Cherry", found(gone, "q=first words").getString("items[0].conversation.subject"));
            assertEquals(List.of(id), gone.ok("/conversations?q=cherry").getList("items.id"));
            assertEquals(List.of(), found(gone, "q=plum").getList("items"));
            assertEquals(List.of(), gone.ok("/conversations?q=plum").getList("items.id"));
            assertEquals(List.of("corrected"), texts(gone, "q=corrected"));
        }
        assertEquals(List.of("Plum"), subjects(ann, "q=plum fruit"));
        assertEquals(List.of(), found(ann, "q=cherry").getList("items"));
    }

    @Test
    @DisplayName("F6 E1 E3 nothing of a deleted copy is found, and of one that came back nothing of what was deleted")
    void deletedCopies() {
        var id = ann.start(Map.of("message", "grape one", "participantIds", Api.ids(ben), "subject", "Grapes"));
        ben.request().delete("/conversations/" + id).then().statusCode(204);
        assertEquals(List.of(), found(ben, "q=grape").getList("items"));
        assertEquals(List.of(), ben.ok("/conversations?q=grape").getList("items"));
        ann.say(id, "grape two");
        assertEquals(List.of("Grapes"), subjects(ben, "q=grape"));
        assertEquals("grape two", found(ben, "q=two").getString("items[0].entry.text"));
        assertEquals(List.of(), found(ben, "q=one").getList("items"));
    }

    @Test
    @DisplayName("F6 C6 the present text of a message is found, earlier ones and deleted messages are not")
    void corrections() {
        var id = ann.start("kiwi early", ben);
        ann.patch("/conversations/" + id + "/messages/1", Map.of("text", "kiwi late"))
                .then()
                .statusCode(200);
        assertEquals(List.of("kiwi late"), texts(ben, "q=kiwi"));
        assertEquals(List.of(), texts(ben, "q=early"));
        ann.request().delete("/conversations/" + id + "/messages/1").then().statusCode(204);
        assertEquals(List.of(), texts(ann, "q=kiwi"));
        for (var i = 2; i < 40; i++) {
            ann.say(id, "lemon " + i);
        }
        ann.request().delete("/conversations/" + id + "/messages/16").then().statusCode(204);
        ann.patch("/conversations/" + id + "/messages/17", Map.of("text", "orange"))
                .then()
                .statusCode(200);
        assertEquals(36, texts(ben, "q=lemon&limit=100").size());
        assertEquals(List.of("orange"), texts(ben, "q=orange"));
    }

    @Test
    @DisplayName(
            "F6 F1 in a record's tab all texts of conversations that are not private are found, of private ones those of the user's periods")
    void recordTab() {
        var record = CrmRecords.record("company", "Orchard");
        var about = "about=company:" + record.id() + "&";
        var open = start(record, false, "melon open");
        var hidden = start(record, true, "melon hidden");
        ann.start("melon elsewhere", cleo);
        assertEquals(List.of("melon open"), texts(cleo, about + "q=melon"));
        invite(hidden, cleo);
        invite(open, cleo);
        ann.say(hidden, "melon joined");
        assertEquals(List.of("melon joined", "melon open"), texts(cleo, about + "q=melon"));
        assertEquals(List.of("melon hidden"), texts(ben, about + "q=hidden"));
        ben.request().delete("/conversations/" + hidden).then().statusCode(204);
        assertEquals(List.of("melon hidden"), texts(ben, about + "q=hidden"));
        rename(open, "Melons");
        assertEquals(List.of("Melons"), subjects(Api.person("Anybody"), about + "q=melons"));
    }

    private String start(CrmRecords.Item record, boolean hidden, String message) {
        return ann.start(Map.of(
                "message", message, "participantIds", Api.ids(ben), "about", List.of(record.ref()), "private", hidden));
    }

    @Test
    @DisplayName("F3 B11 the tab of a record that one may not name answers as that of an unknown one")
    void restricted() {
        var secret = CrmRecords.restricted("opportunity", "Secret")
                .allow(ann, true, true)
                .allow(ben, true, false);
        start(secret, false, "fig");
        var about = "about=opportunity:" + secret.id() + "&";
        assertEquals(List.of("fig"), texts(ann, about + "q=fig"));
        assertEquals(List.of("fig"), texts(ben, "q=fig"));
        var unknown = ben.get("/search?about=opportunity:NO-SUCH&q=fig").asString();
        assertEquals(unknown, ben.get("/search?" + about + "q=fig").asString());
        assertEquals(unknown, cleo.get("/search?" + about + "q=fig").asString());
        assertEquals(400, ann.get("/search?about=dragon:1&q=fig").statusCode());
    }

    @Test
    @DisplayName("F6 a message is found by its words and the names of its files together, until it is deleted")
    void files() {
        var file = ann.request()
                .multiPart("file", "Harvest-2026.txt", new byte[] {'a'})
                .post("/attachments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var id = ann.start("Hello", ben);
        ann.post("/conversations/" + id + "/messages", Map.of("text", "the peach plan", "attachmentIds", List.of(file)))
                .then()
                .statusCode(201);
        assertEquals(List.of("the peach plan"), texts(ben, "q=peach vest-20"));
        assertEquals(
                "the peach plan <mark>Harvest</mark>-2026.txt",
                found(ben, "q=harvest").getString("items[0].highlight"));
        ann.patch("/conversations/" + id + "/messages/2", Map.of("text", "the pear plan"))
                .then()
                .statusCode(200);
        assertEquals(List.of("the pear plan"), texts(ben, "q=pear 2026.txt"));
        ann.request().delete("/conversations/" + id + "/messages/2").then().statusCode(204);
        assertEquals(List.of(), texts(ben, "q=harvest"));
    }
}
