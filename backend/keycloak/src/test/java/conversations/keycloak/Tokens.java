package conversations.keycloak;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

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
        return given().formParams(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        Production.ADMIN,
                        "password",
                        Production.ADMIN))
                .post(production.keycloak + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Registers a program whose tokens are for {@code audience}, another program's id. */
    void register(String client, String secret, String audience) {
        var mapper = Map.of(
                "name", "audience",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config", Map.of("included.client.audience", audience, "access.token.claim", "true"));
        given().auth()
                .oauth2(ofKeycloakAdmin())
                .contentType("application/json")
                .body(Map.of(
                        "clientId", client,
                        "secret", secret,
                        "serviceAccountsEnabled", true,
                        "standardFlowEnabled", false,
                        "defaultClientScopes", List.of("basic", "profile"),
                        "protocolMappers", List.of(mapper)))
                .post(production.keycloak + "/admin/realms/conversations/clients")
                .then()
                .statusCode(201);
    }
}
