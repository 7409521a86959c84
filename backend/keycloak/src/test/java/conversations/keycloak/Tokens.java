package conversations.keycloak;

import static io.restassured.RestAssured.given;

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
