package conversations.keycloak;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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
        tokens.takePasswords();
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
    @DisplayName("J2 The CRM's program may do what its scopes say, and nothing that is for people")
    void integration() {
        var both = tokens.ofProgram("crm-sync", "crm-sync-secret", "records:write users:write");
        putRecord(both).statusCode(201);
        putUser(both).statusCode(201);
        me(both).statusCode(403);

        var one = tokens.ofProgram("crm-sync", "crm-sync-secret", "records:write");
        putRecord(one).statusCode(200);
        putUser(one).statusCode(403);
    }

    @Test
    @DisplayName("J2 A program of the realm that is not listed as an integration is refused")
    void unlistedProgram() {
        tokens.register("stranger", "stranger-secret", "conversations");

        me(tokens.ofProgram("stranger", "stranger-secret", "profile")).statusCode(401);
    }

    @Test
    @DisplayName("J2 The role admin opens the operations for it to who has it, and to nobody else")
    void admin() {
        var heidi = tokens.ofPerson("heidi").getString("access_token");
        mails(heidi).statusCode(200);
        me(heidi).statusCode(200);
        mails(tokens.ofPerson("grace").getString("access_token")).statusCode(403);
        mails(tokens.ofPerson("alice").getString("access_token")).statusCode(403);
    }

    @Test
    @DisplayName("A token carries the roles of this application, and none of Keycloak's own")
    void rolesInTokens() {
        assertEquals(List.of("admin"), rolesOf("heidi"));
        assertEquals(List.of("auditor"), rolesOf("grace"));
        assertEquals(List.of(), rolesOf("alice"));
    }

    @Test
    @DisplayName("Who signs out at Keycloak is refused from then on, in that session")
    void signOut() {
        var here = tokens.ofPerson("bob");
        var elsewhere = tokens.ofPerson("bob");
        me(here.getString("access_token")).statusCode(200);
        tokens.signOut(here);
        me(here.getString("access_token")).statusCode(401).body("type", equalTo("/problems/signed-out"));
        me(elsewhere.getString("access_token")).statusCode(200);
    }

    @Test
    @DisplayName("Keycloak's ID tokens and refresh tokens are no access tokens")
    void otherTokens() {
        var person = tokens.ofPerson("carol");
        me(person.getString("access_token")).statusCode(200);
        me(person.getString("id_token")).statusCode(401);
        me(person.getString("refresh_token")).statusCode(401);
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

    private static List<String> rolesOf(String person) {
        var token = tokens.ofPerson(person).getString("access_token");
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        var roles = JsonPath.from(claims).<String>getList("realm_access.roles");
        return roles == null ? List.of() : roles;
    }

    private static ValidatableResponse mails(String token) {
        return as(token).get(production.url + "/api/v1/admin/mails").then();
    }

    private static ValidatableResponse me(String token) {
        return as(token).get(production.url + "/api/v1/me").then();
    }

    private static ValidatableResponse putRecord(String token) {
        return as(token)
                .contentType("application/json")
                .body("""
                        {"name": "Acme", "restricted": false, "access": []}
                        """)
                .put(production.url + "/api/v1/records/account/ACME")
                .then();
    }

    private static ValidatableResponse putUser(String token) {
        return as(token)
                .contentType("application/json")
                .body("""
                        {"givenName": "Zoe", "familyName": "Zimmer", "email": "zoe@example.org", "active": true}
                        """)
                .put(production.url + "/api/v1/users/by-external-id/zoe")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
