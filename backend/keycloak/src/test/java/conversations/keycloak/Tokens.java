package conversations.keycloak;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;

/** Tokens that programs get from Keycloak, and a way to register further programs. */
final class Tokens {
    private final Production production;

    Tokens(Production production) {
        this.production = production;
    }

    String ofProgram(String client, String secret, String scope) {
        return given().auth()
                .preemptive()
                .basic(client, secret)
                .formParams("grant_type", "client_credentials", "scope", scope)
                .post(production.issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Keycloak's answer to a user who signs in to the web application: {@code access_token} and others. */
    JsonPath ofPerson(String name) {
        return given().formParams("grant_type", "password", "client_id", "conversations", "scope", "openid")
                .formParams("username", name, "password", name)
                .post(production.issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Ends the person's session at Keycloak. */
    void signOut(JsonPath person) {
        given().formParams("client_id", "conversations", "refresh_token", person.getString("refresh_token"))
                .post(production.issuer() + "/protocol/openid-connect/logout")
                .then()
                .statusCode(204);
    }

    /** Lets the web application's client take passwords, which production does not: a test has no browser. */
    void takePasswords() {
        var clients = production.keycloak + "/admin/realms/conversations/clients";
        var client = new HashMap<String, Object>(given().auth()
                .oauth2(ofKeycloakAdmin())
                .get(clients + "?clientId=conversations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("[0]"));
        client.put("directAccessGrantsEnabled", true);
        given().auth()
                .oauth2(ofKeycloakAdmin())
                .contentType("application/json")
                .body(client)
                .put(clients + "/" + client.get("id"))
                .then()
                .statusCode(204);
    }

    String ofKeycloakAdmin() {
        return given().formParams("grant_type", "password", "client_id", "admin-cli")
                .formParams("username", Production.ADMIN, "password", Production.ADMIN)
                .post(production.keycloak + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Registers a program whose tokens are for {@code audience}, the id of a client. */
    void register(String client, String secret, String audience) {
        var registration = """
                {
                  "clientId": "%s",
                  "secret": "%s",
                  "serviceAccountsEnabled": true,
                  "defaultClientScopes": ["basic", "profile"],
                  "protocolMappers": [{
                    "name": "audience",
                    "protocol": "openid-connect",
                    "protocolMapper": "oidc-audience-mapper",
                    "config": { "included.client.audience": "%s", "access.token.claim": "true" }
                  }]
                }
                """.formatted(client, secret, audience);
        given().auth()
                .oauth2(ofKeycloakAdmin())
                .contentType("application/json")
                .body(registration)
                .post(production.keycloak + "/admin/realms/conversations/clients")
                .then()
                .statusCode(201);
    }
}
