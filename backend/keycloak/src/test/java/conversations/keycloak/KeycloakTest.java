package conversations.keycloak;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People and programs of a real Keycloak, in a browser and on the API. */
class KeycloakTest {
    private static Production production;
    private static Tokens tokens;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        production = new Production();
        tokens = new Tokens(production);
    }

    @AfterAll
    static void stop() throws IOException {
        if (production != null) {
            production.close();
        }
    }

    @Test
    @DisplayName("A person signs in through Keycloak's own page in a browser")
    void personInBrowser() throws IOException, InterruptedException {
        var browser = new ProcessBuilder("npx", "playwright", "test", "--config", "e2e-keycloak")
                .directory(Path.of("../../frontend").toFile())
                .redirectErrorStream(true);
        browser.environment().put("BASE_URL", production.url);
        var run = browser.start();
        run.getInputStream().transferTo(System.out);
        assertEquals(0, run.waitFor());
    }

    @Test
    @DisplayName("J2 The CRM's program is an integration with the scopes it asked for: known, and no person")
    void integration() {
        var token = tokens.ofProgram("crm-sync", "crm-sync-secret", "records:write users:write");

        me(token).statusCode(403);
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
        var scopes = Set.of(JsonPath.from(claims).getString("scope").split(" "));
        assertTrue(scopes.containsAll(Set.of("records:write", "users:write")), claims);
    }

    @Test
    @DisplayName("J2 A program of the realm that is not listed as an integration is refused")
    void unlistedProgram() {
        tokens.register("stranger", "stranger-secret", "conversations");

        me(tokens.ofProgram("stranger", "stranger-secret", "profile")).statusCode(401);
    }

    @Test
    @DisplayName("A token for another audience is refused")
    void otherAudience() {
        tokens.register("neighbour", "neighbour-secret", "account");

        me(tokens.ofProgram("neighbour", "neighbour-secret", "profile")).statusCode(401);
    }

    @Test
    @DisplayName("A token of another realm is refused")
    void otherRealm() {
        me(tokens.ofKeycloakAdmin()).statusCode(401);
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get(production.url + "/api/v1/me").then();
    }
}
