package conversations.sidebar;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class FilterApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private Response save(String name, Map<String, ?> criteria) {
        return ann.post("/filters", Map.of("name", name, "criteria", criteria));
    }

    private String saved(String name, Map<String, ?> criteria) {
        return save(name, criteria).then().statusCode(201).extract().path("id");
    }

    private List<String> found(String query) {
        return ann.ok("/conversations?" + query).getList("items.id");
    }

    private void refused(Map<String, ?> body, String... fields) {
        ann.post("/filters", body).then().statusCode(422).body("errors.field", equalTo(List.of(fields)));
    }

    @Test
    @DisplayName("F5 the built-in filters come first, then one's own by name; each is had by its id")
    void list() {
        saved("zebra", Map.of("unread", true));
        saved("Émile", Map.of("role", "member"));
        saved("apple", Map.of("status", "closed"));
        var all = ann.ok("/filters");
        assertEquals(
                List.of("Created", "Participating in", "Closed", "apple", "Émile", "zebra"), all.getList("items.name"));
        assertEquals(List.of(true, true, true, false, false, false), all.getList("items.builtIn"));
        assertEquals(
                List.of("created", "participating", "closed"),
                all.getList("items.id").subList(0, 3));
        for (var id : all.<String>getList("items.id")) {
            assertEquals(id, ann.ok("/filters/" + id).getString("id"));
        }
        assertEquals(3, ben.ok("/filters").getList("items").size());
    }

    @Test
    @DisplayName("K2 the list pages, also while filters come and go")
    void pages() {
        saved("b", Map.of("unread", true));
        var first = ann.ok("/filters?limit=4");
        assertEquals(List.of("Created", "Participating in", "Closed", "b"), first.getList("items.name"));
        assertEquals(null, first.getString("nextCursor"));
        var d = saved("d", Map.of("unread", true));
        var page = ann.ok("/filters?limit=4");
        saved("c", Map.of("unread", true));
        ann.request().delete("/filters/" + page.getString("items[3].id")).then().statusCode(204);
        var next = ann.ok("/filters?cursor=" + page.getString("nextCursor"));
        assertEquals(List.of("c", "d"), next.getList("items.name"));
        assertEquals(d, next.getString("items[1].id"));
        assertEquals(
                400, ben.get("/filters?cursor=" + page.getString("nextCursor")).statusCode());
    }

    @Test
    @DisplayName("F5 a saved filter is returned as saved, and changed as a whole; a missing field is no condition")
    void roundTrip() {
        var record = CrmRecords.record("contact", "Acme");
        var criteria = Map.of(
                "with",
                ben.id().toString(),
                "about",
                "contact:" + record.id(),
                "role",
                "member",
                "status",
                "open",
                "unread",
                false,
                "q",
                "offer");
        var answer = save("  Everything ", criteria);
        var id = answer.then().statusCode(201).extract().<String>path("id");
        assertTrue(answer.header("Location").endsWith("/api/v1/filters/" + id));
        assertEquals("Everything", answer.path("name"));
        assertEquals(criteria, ann.ok("/filters/" + id).getMap("criteria"));
        ann.body(Map.of("name", "EVERYTHING", "criteria", Map.of("unread", true)))
                .put("/filters/" + id)
                .then()
                .statusCode(200)
                .body("criteria", equalTo(Map.of("unread", true)))
                .body("name", equalTo("EVERYTHING"));
    }

    @Test
    @DisplayName("F5 a saved filter's conditions hold together with those given beside it")
    void narrowing() {
        var cleo = Api.person("Cleo");
        var one = ann.start("One about harvest", ben);
        var two = ann.start("Two", ben, cleo);
        var three = cleo.start("Three about harvest", ann);
        var withBen = saved("Ben", Map.of("with", ben.id().toString()));
        assertEquals(List.of(two, one), found("filter=" + withBen));
        assertEquals(List.of(two), found("filter=" + withBen + "&with=" + cleo.id()));
        assertEquals(List.of(one), found("filter=" + withBen + "&q=harvest"));
        assertEquals(List.of(), found("filter=" + withBen + "&role=member"));
        var harvest = saved("Harvest", Map.of("q", "HARV"));
        assertEquals(List.of(three, one), found("filter=" + harvest));
        assertEquals(List.of(three), found("filter=" + harvest + "&unread=true"));
    }

    @Test
    @DisplayName("F5 F3 another user's filter is as unknown as a missing one; an invalid id is 400 in a query")
    void others() {
        var mine = saved("Mine", Map.of("unread", true));
        for (var id : List.of(mine, UUID.randomUUID().toString())) {
            assertEquals(404, ben.get("/filters/" + id).statusCode());
            assertEquals(404, ben.get("/conversations?filter=" + id).statusCode());
            assertEquals(404, ben.request().delete("/filters/" + id).statusCode());
        }
        assertEquals(404, ann.get("/filters/nonsense").statusCode());
        assertEquals(400, ann.get("/conversations?filter=nonsense").statusCode());
    }

    @Test
    @DisplayName("F5 the built-in ones can't be changed or deleted")
    void builtIn() {
        for (var id : List.of("created", "participating", "closed")) {
            ann.body(Map.of("name", "Mine", "criteria", Map.of("unread", true)))
                    .put("/filters/" + id)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/built-in-filter"));
            assertEquals(409, ann.request().delete("/filters/" + id).statusCode());
        }
    }

    @Test
    @DisplayName(
            "F5 a name is one line of 1 to 100 characters, one of a kind whatever its case; one condition at least")
    void rules() {
        var unread = Map.of("unread", true);
        refused(Map.of(), "name", "criteria");
        refused(Map.of("name", " ", "criteria", unread), "name");
        refused(Map.of("name", "a\nb", "criteria", unread), "name");
        refused(Map.of("name", "🦉".repeat(101), "criteria", unread), "name");
        refused(Map.of("name", "None", "criteria", Map.of()), "criteria");
        refused(Map.of("name", "None", "criteria", Map.of("q", "  ")), "criteria");
        refused(
                Map.of("name", "x", "criteria", Map.of("role", "boss", "status", "OPEN")),
                "criteria.role",
                "criteria.status");
        refused(Map.of("name", "x", "criteria", Map.of("q", "x".repeat(201))), "criteria.q");
        var id = saved("🦉".repeat(100), unread);
        saved("Straße", unread);
        refused(Map.of("name", "STRASSE", "criteria", unread), "name");
        assertEquals(
                422,
                ann.body(Map.of("name", "straße", "criteria", unread))
                        .put("/filters/" + id)
                        .statusCode());
        assertEquals(
                400,
                ann.post("/filters", Map.of("name", "x", "criteria", Map.of("unread", "true")))
                        .statusCode());
        assertEquals(
                400,
                ann.post("/filters", Map.of("name", "x", "criteria", Map.of("colour", "red")))
                        .statusCode());
    }

    @Test
    @DisplayName(
            "F3 B11 a record that one may not name is refused like an unknown one; the filter of one lost finds nothing")
    void records() {
        var secret = CrmRecords.restricted("opportunity", "Secret")
                .allow(ann, true, true)
                .allow(ben, true, false);
        var id = saved("Secret", Map.of("about", "opportunity:" + secret.id()));
        var conversation =
                ann.start(Map.of("message", "Psst", "participantIds", Api.ids(ben), "about", List.of(secret.ref())));
        assertEquals(List.of(conversation), found("filter=" + id));
        var hidden = Map.of("name", "x", "criteria", Map.of("about", "opportunity:" + secret.id()));
        var unknown = Map.of("name", "x", "criteria", Map.of("about", "opportunity:NO-SUCH"));
        assertEquals(
                Api.withoutRequestId(ben.post("/filters", unknown)
                        .then()
                        .statusCode(422)
                        .extract()
                        .response()),
                Api.withoutRequestId(ben.post("/filters", hidden)
                        .then()
                        .statusCode(422)
                        .extract()
                        .response()));
        refused(Map.of("name", "x", "criteria", Map.of("about", "dragon:1")), "criteria.about");
        refused(Map.of("name", "x", "criteria", Map.of("with", UUID.randomUUID().toString())), "criteria.with");
        secret.allow(ann, true, false);
        assertEquals(List.of(), found("filter=" + id));
        assertEquals("opportunity:" + secret.id(), ann.ok("/filters/" + id).getString("criteria.about"));
    }

    @Test
    @DisplayName("A6 saving is repeated under its key without a second effect; nobody has more than a hundred")
    void onceAndLimit() {
        var body = Map.of("name", "Once", "criteria", Map.of("unread", true));
        var first = ann.post("/filters", body, "key-1")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        assertEquals(first, ann.post("/filters", body, "key-1").path("id"));
        for (var i = 1; i < 100; i++) {
            saved("Filter " + i, Map.of("unread", true));
        }
        refused(Map.of("name", "One more", "criteria", Map.of("unread", true)), "name");
    }
}
