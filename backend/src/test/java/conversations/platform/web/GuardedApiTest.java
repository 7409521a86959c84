package conversations.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend as the demo runs it: for certain host names only, with the web application, and here with a small rate limit. */
@ApiTest
@TestProfile(GuardedApiTest.Guarded.class)
class GuardedApiTest {
    private static final int LIMIT = 5;

    public static class Guarded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                var root = Files.createTempDirectory("web");
                Files.writeString(root.resolve("index.html"), "<!doctype html><title>The one page</title>");
                Files.createDirectory(root.resolve("assets"));
                Files.writeString(root.resolve("assets/app-1a2b.js"), "1");
                Files.writeString(root.resolve(".env"), "secret");
                return Map.of(
                        "conversations.web.rate-limit-per-minute", String.valueOf(LIMIT),
                        "conversations.web.allowed-hosts", "localhost,127.0.0.1",
                        "conversations.web.root", root.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    @DisplayName("K4 requests over the limit are 429, and say when to go on")
    void rateLimit() {
        var ann = Api.person("Ann");
        for (var left = LIMIT - 1; left >= 0; left--) {
            ann.get("/me")
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Limit", equalTo("5"))
                    .header("RateLimit-Remaining", equalTo(String.valueOf(left)));
        }
        var refused = ann.post("/conversations/mark-all-read", Map.of())
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/rate-limited"))
                .extract();
        var wait = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(wait >= 1 && wait <= 60 / LIMIT, "wait " + wait);
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertTrue(Integer.parseInt(refused.header("RateLimit-Reset")) >= wait);
        Api.person("Ben").get("/me").then().statusCode(200);
        Api.anonymous().get("/client-config").then().statusCode(200);
    }

    @Test
    @DisplayName("K4 refused requests count too, so that nobody can try without end")
    void refusedRequestsCount() {
        var ann = Api.person("Ann");
        for (var i = 0; i < LIMIT; i++) {
            ann.get("/conversations/" + java.util.UUID.randomUUID()).then().statusCode(404);
        }
        ann.get("/me").then().statusCode(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.nip.io",
                "localhost@evil.example",
                "localhost evil",
                "[::1]",
                "",
                "2130706433",
                "localhost:80:80"
            })
    @DisplayName("a host name that is not this server's is refused, for the API and the web application alike")
    void otherHosts(String host) {
        for (var path : new String[] {"/api/v1/client-config", "/", "/q/health", "/openapi"}) {
            var answer = RawHttp.lines("GET " + path + " HTTP/1.1", "Host: " + host, "Connection: close", "");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), () -> path + " for " + host + " answers " + answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:1", "LOCALHOST"})
    void ownHosts(String host) {
        var answer = RawHttp.lines("GET /api/v1/client-config HTTP/1.1", "Host: " + host, "Connection: close", "");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/conversations/0190", "/records/contact/C-1", "/signed-in"})
    @DisplayName("B12 the application's own addresses are all its one page")
    void onePage(String path) {
        var answer = given().accept("text/html,*/*;q=0.8")
                .get(path)
                .then()
                .statusCode(200)
                .extract();
        assertTrue(answer.asString().contains("The one page"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/missing.js",
                "/missing.png",
                "/api/v1/nothing",
                "/api/nothing",
                "/q/nothing",
                "/.env",
                "/..%2f..%2fetc%2fpass.wd",
                "/assets/..%2f.env"
            })
    @DisplayName("a file that is not there, or not to be seen, is 404")
    void noSuchFile(String path) {
        var answer = given().urlEncodingEnabled(false).get(path);
        assertEquals(404, answer.statusCode(), answer.asString());
    }

    @Test
    void assetsAreKept() {
        given().get("/assets/app-1a2b.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
    }
}
