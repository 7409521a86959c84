package conversations.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Operations;
import conversations.testing.RawHttp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class EdgeApiTest {
    private final Api ann = Api.person("Ann");

    @Test
    @DisplayName("every answer, also an error, tells browsers what not to do with it")
    void securityHeaders() {
        var answers = List.of(
                ann.get("/me"),
                ann.get("/nothing"),
                Api.anonymous().get("/me"),
                ann.body("x").post("/conversations"),
                given().get("/openapi"),
                given().get("/nothing"));
        for (var answer : answers) {
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("DENY", answer.header("X-Frame-Options"));
            assertEquals("no-referrer", answer.header("Referrer-Policy"));
            assertTrue(answer.header("Content-Security-Policy").contains("object-src 'none'"));
            assertFalse(answer.headers().hasHeaderWithName("Access-Control-Allow-Origin"));
            assertFalse(answer.headers().hasHeaderWithName("Set-Cookie"));
            assertFalse(answer.headers().hasHeaderWithName("Server"));
        }
        assertEquals("no-store", answers.getFirst().header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/conversationss",
                "/me/x",
                "/",
                "/conversations//messages",
                "/records/contact",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/me%00",
                "/me;a=b/x",
                "/Me"
            })
    @DisplayName("K1 a path that is none is 404, as a problem")
    void unknownPaths(String path) {
        var answer = ann.request().urlEncodingEnabled(false).get(path);
        assertTrue(answer.statusCode() == 404 || answer.statusCode() == 405, path + " is " + answer.statusCode());
    }

    @Test
    @DisplayName("K1 outside of the API too, a path that is none tells nothing of what the server is made of")
    void outsideOfTheApi() {
        for (var path :
                List.of("/nothing", "/api", "/api/v2/me", "/q/nothing", "/WEB-INF/web.xml", "/..%2f..%2fetc/passwd")) {
            var answer = given().urlEncodingEnabled(false).get(path);
            assertEquals(404, answer.statusCode(), path);
            assertFalse(
                    answer.asString().matches("(?is).*(exception|quarkus|resteasy|vert\\.x|java\\.).*"),
                    () -> path + " answers " + answer.asString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=%",
                "limit=%zz",
                "limit=%2",
                "%=1",
                "q=%ff%fe",
                "q=%ED%A0%80",
                "q=%00",
                "=",
                "=x",
                "&&",
                "limit",
                "q=a&q",
                "q[]=1",
                "limit=1;x=2"
            })
    @DisplayName("K2 a query string that is broken is the client's error")
    void brokenQueries(String query) {
        var answer = RawHttp.lines(
                "GET /api/v1/users?" + query + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + ann.authorization(),
                "");
        assertTrue(
                answer.startsWith("HTTP/1.1 4")
                        || answer.startsWith("HTTP/1.1 200")
                                && Set.of("&&", "=").contains(query),
                () -> query + " answers " + answer);
    }

    @Test
    @DisplayName("K2 an id is taken as it is written, and in no shorter way")
    void shortenedIds() {
        var id = ann.start("Hello", Api.person("Ben"));
        ann.get("/conversations/" + id).then().statusCode(200);
        assertTrue(id.startsWith("0"), "an id of this century");
        ann.get("/conversations/" + id.substring(1))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    @DisplayName("K2 the replacement character may be searched for")
    void replacementCharacter() {
        ann.get("/users?q={q}", "\uFFFD").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*"})
    @DisplayName("K1 only JSON is offered: 406")
    void notAcceptable(String accept) {
        given().basePath(Api.BASE)
                .header("Authorization", ann.authorization())
                .accept(accept)
                .get("/conversations")
                .then()
                .statusCode(406)
                .body("type", equalTo("/problems/not-acceptable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "application/problem+json, application/json",
                "text/html;q=0.9, */*;q=0.1"
            })
    void acceptable(String accept) {
        given().basePath(Api.BASE)
                .header("Authorization", ann.authorization())
                .accept(accept)
                .get("/conversations")
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("K1 a client that accepts problem documents is answered by every operation as if it accepted JSON")
    void problemsAccepted() {
        for (var operation : Operations.all()) {
            var path = operation
                    .path()
                    .replace("{id}", UUID.randomUUID().toString())
                    .replace("{type}", "contact")
                    .replaceAll("\\{[^}]+}", "1");
            for (var accept : List.of(
                    "application/problem+json",
                    "Application/Problem+JSON;q=0.8",
                    "application/json;q=0.5, application/problem+json",
                    "application/*",
                    "*/*")) {
                var answer = ann.request().accept(accept).request(operation.method(), path);
                assertNotEquals(406, answer.statusCode(), operation + " with " + accept);
                if (operation.method().equals("GET") && answer.statusCode() == 200) {
                    assertEquals("application/json", answer.contentType().split(";")[0], operation.toString());
                }
            }
        }
        assertEquals(
                404,
                ann.request()
                        .accept("application/problem+json")
                        .delete("/filters/" + UUID.randomUUID())
                        .statusCode());
    }

    @Test
    @DisplayName("K1 every answer has an id of its own for its request; a problem document has the same")
    void requestIds() {
        var ids = new HashSet<String>();
        var answers = List.of(
                ann.get("/me"),
                ann.get("/nothing"),
                Api.anonymous().get("/me"),
                ann.body("x").post("/conversations"),
                ann.request().accept("text/html").get("/conversations"),
                ann.body("x".repeat(600_000)).post("/conversations"),
                ann.request().header("X-Request-Id", "of-a-stranger").get("/users?surprise=1"),
                given().get("/q/health/live"),
                given().get("/nothing"));
        for (var answer : answers) {
            var id = answer.header("X-Request-Id");
            assertTrue(id.matches("[0-9a-f-]{36}"), id);
            assertTrue(ids.add(id), "every request has its own");
            if (answer.contentType().startsWith("application/problem+json")) {
                assertEquals(id, answer.path("requestId"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "/", "a/b/c", ";", "application/json;q=x", "application/json;q=", "*"})
    @DisplayName("K1 an Accept header that is none is no failure of the server")
    void brokenAccept(String accept) {
        var answer = RawHttp.lines(
                "GET /api/v1/me HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + ann.authorization(),
                "Accept: " + accept,
                "");
        assertFalse(answer.startsWith("HTTP/1.1 5"), answer);
        assertFalse(answer.contains("xception"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "HEAD", "TRACE", "CONNECT", "BREW", "get"})
    @DisplayName("K1 odd methods do no harm")
    void oddMethods(String method) {
        var answer = RawHttp.lines(
                method + " /api/v1/me HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + ann.authorization(),
                "");
        assertFalse(answer.startsWith("HTTP/1.1 5"), answer);
        assertFalse(answer.contains("xception"), answer);
        assertFalse(answer.contains("Bearer ey"), "it must not echo what it was sent");
    }

    @Test
    @DisplayName("K1 a public operation stays public under a token that is worth nothing")
    void publicUnderABadToken() {
        for (var token : List.of("x", "", "a.b.c", conversations.testing.Tokens.forged("mallory"))) {
            Api.with(token).get("/client-config").then().statusCode(200).body("clientId", equalTo("conversations"));
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    @DisplayName("client-config says what a client must know, and no more")
    void clientConfig() {
        var config = Api.anonymous()
                .get("/client-config")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(conversations.testing.Tokens.issuer(), config.getString("issuer"));
        assertEquals(
                List.of(200, 4_000, 10_000, 250, 20, 10, 25 << 20, 100),
                List.of(
                                "subject",
                                "description",
                                "message",
                                "participants",
                                "about",
                                "attachmentsPerMessage",
                                "attachmentSize",
                                "pageSize")
                        .stream()
                        .map(name -> config.getInt("limits." + name))
                        .toList());
    }
}
