package conversations.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class SearchLimitsApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private static ValidatableResponse search(Api person, String name, String value) {
        return person.request()
                .queryParam("q", "plum")
                .queryParam(name, value)
                .get("/search")
                .then();
    }

    @Test
    @DisplayName("K2 K3 a text that can't be searched for is 400 under its name")
    void refused() {
        for (var q : List.of("x".repeat(201), "a\u0000b", "", "\u00a0\u3000")) {
            ann.request()
                    .queryParam("q", q)
                    .get("/search")
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("q")));
        }
        ann.request().queryParam("q", "🦉".repeat(200)).get("/search").then().statusCode(200);
        ann.request()
                .queryParam("q", "\u0001")
                .get("/search")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()));
    }

    @Test
    @DisplayName("K2 a cursor is good for its own search alone")
    void cursors() {
        var id = ann.start("plum one", ben);
        ann.say(id, "plum two");
        var cursor = search(ann, "limit", "1").extract().<String>path("nextCursor");
        assertEquals("plum one", search(ann, "cursor", cursor).extract().path("items[0].entry.text"));
        search(ben, "cursor", cursor).statusCode(400);
        assertEquals(400, ann.get("/search?q=plums&cursor=" + cursor).statusCode());
        assertEquals(
                400,
                ann.get("/search?q=plum&about=contact:C-1&cursor=" + cursor).statusCode());
        var parts = cursor.split("\\.");
        for (var i = 1; i < parts.length; i++) {
            var broken = parts.clone();
            broken[i] = "eA";
            search(ann, "cursor", String.join(".", broken)).statusCode(400);
        }
    }

    @Test
    @DisplayName("K1 a search that takes too long is given up with a word to the user")
    void patience() throws SQLException {
        try (var connection = Database.connect()) {
            connection.setAutoCommit(false);
            Database.update(connection, "lock table search_block in access exclusive mode");
            // The answer is not validated, because the test expects a failure of the server.
            given().header("Authorization", ann.authorization())
                    .queryParam("q", "plum")
                    .get(Api.BASE + "/search")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("/problems/unavailable"))
                    .body("detail", startsWith("The search takes too long."));
            connection.rollback();
        }
    }
}
