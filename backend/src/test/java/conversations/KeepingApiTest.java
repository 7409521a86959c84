package conversations;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Json;
import conversations.testing.RawHttp;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The CRM keeps its records and users here, under its own ids (J1). */
@ApiTest
class KeepingApiTest {
    private final Api crm = Api.integration();
    private final String name = "k" + UUID.randomUUID();
    private final Map<String, ?> person =
            Map.of("givenName", "Kim", "familyName", "Keeper", "email", name + "@test.example.org");

    private Response user(Map<String, ?> body) {
        return crm.body(body).put("/users/by-external-id/" + name);
    }

    private Response record(Object body) {
        return crm.body(body).put("/records/account/" + name);
    }

    @Test
    @DisplayName("J1 a user is made, then kept as told, and links to whoever signs in with that verified email")
    void user() {
        var id = user(person).then().statusCode(201).extract().path("id");
        assertEquals(
                id,
                user(Json.with(person, "familyName", "Kept"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id"));
        var kim = Api.of(name);
        assertEquals(id, kim.id().toString());
        assertEquals(id, user(person).then().statusCode(200).extract().path("id"));
    }

    @Test
    @DisplayName("J1 a subject links the CRM's user to the identity provider's, and to no second one")
    void subject() {
        var id = user(Json.with(person, "subject", "sub-" + name)).path("id");
        assertEquals(id, Api.of("sub-" + name).id().toString());
        crm.body(Json.with(person, "subject", "sub-" + name))
                .put("/users/by-external-id/other-" + name)
                .then()
                .statusCode(422);
    }

    @Test
    @DisplayName("D7 a user whom the CRM deactivates loses access at once, and is back as before when reactivated")
    void deactivating() {
        user(person);
        var kim = Api.of(name);
        var conversation = kim.start("Before", Api.person("Friend"));
        user(Json.with(person, "active", false)).then().statusCode(200);
        kim.get("/conversations").then().statusCode(401);
        kim.get("/conversations/" + conversation).then().statusCode(401);
        user(Json.with(person, "active", true));
        assertEquals(conversation, kim.sidebar().getString("items[0].id"));
    }

    @Test
    @DisplayName("J1 a record is made, then kept as told; its access list is the one sent last (B11, F3)")
    void record() {
        user(person);
        var kim = Api.of(name);
        record(Map.of("name", "Acme")).then().statusCode(201);
        assertEquals("Acme", kim.ok("/records/account/" + name).getString("name"));
        record(Map.of("name", "Acme Ltd", "restricted", true, "access", List.of()))
                .then()
                .statusCode(200);
        kim.get("/records/account/" + name).then().statusCode(404);
        record(access(true, false)).then().statusCode(200);
        assertEquals(null, kim.ok("/records/account/" + name).getString("name"));
        record(access(true, true)).then().statusCode(200);
        assertEquals("Acme Ltd", kim.ok("/records/account/" + name).getString("name"));
    }

    private Map<String, ?> access(boolean view, boolean edit) {
        return Map.of(
                "name",
                "Acme Ltd",
                "restricted",
                true,
                "access",
                List.of(Map.of("user", name, "view", view, "edit", edit)));
    }

    @Test
    @DisplayName("J1 an access line for nobody known, or for somebody twice, is refused and changes nothing")
    void badAccess() {
        user(person);
        record(Map.of("name", "Acme")).then().statusCode(201);
        for (var user : List.of("nobody-" + name, "\0", "\ud800", "")) {
            var body = Map.of("name", "Changed", "access", List.of(Map.of("user", user, "view", true)));
            assertEquals(
                    422,
                    RawHttp.send(crm, "PUT", "/records/account/" + name, Json.write(body))
                            .statusCode(),
                    user);
        }
        var line = Map.of("user", name, "view", true);
        record(Map.of("name", "Changed", "access", List.of(line, line))).then().statusCode(422);
        assertEquals("Acme", Api.of(name).ok("/records/account/" + name).getString("name"));
    }

    @Test
    @DisplayName("A3 J1 somebody may have one name only, and is listed by it")
    void oneName() {
        for (var names : List.of(
                Json.object("givenName", "Suharto", "familyName", ""),
                Json.object("givenName", "Suharto", "familyName", null),
                Json.object("givenName", "\u200b", "familyName", "Suharto"),
                Map.of("familyName", "Suharto"))) {
            var kept = user(names);
            assertEquals("Suharto", kept.path("displayName"));
            assertEquals("Suharto", "" + kept.path("givenName") + kept.path("familyName"));
            var listed = Api.person("Ann").ok("/users?q=suhar").getList("items.id");
            assertEquals(kept.<String>path("id"), listed.getFirst());
        }
    }

    @Test
    @DisplayName("G3 an address with an international domain is kept as written; one that can't be sent to is refused")
    void addresses() {
        user(Json.with(person, "email", "kim@exämple.de"))
                .then()
                .statusCode(201)
                .body("email", equalTo("kim@exämple.de"));
        for (var email : List.of("müller@example.org", "kim@x..org", "kim@-x.org", "kim", "a b@example.org")) {
            user(Json.with(person, "email", email))
                    .then()
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of("email")));
        }
    }

    @Test
    @DisplayName("J1 an invalid user or record is refused, naming the field")
    void badBodies() {
        assertEquals(
                List.of("givenName", "familyName"),
                user(Map.of()).then().statusCode(422).extract().path("errors.field"));
        user(Json.with(person, "email", "no address")).then().statusCode(422);
        record(Map.of()).then().statusCode(422);
        crm.body(Map.of("name", "Acme"))
                .put("/records/account/a%20b")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("id"));
        crm.body(Map.of("name", "Acme"))
                .put("/records/planet/x")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("type"));
        crm.body(List.of()).put("/records/account/x").then().statusCode(400);
    }
}
