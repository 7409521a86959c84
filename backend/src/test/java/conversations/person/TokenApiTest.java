package conversations.person;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.Operations;
import conversations.testing.Operations.Operation;
import conversations.testing.RawHttp;
import conversations.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
@DisplayName("a token that is not the provider's word for this API, now, is 401")
class TokenApiTest {
    private static final String SUBJECT = "tokens-person";

    @Test
    void valid() {
        me(Tokens.token(SUBJECT)).then().statusCode(200);
    }

    @Test
    void expired() {
        refusedWith(claims -> claims.setExpirationTime(
                NumericDate.fromSeconds(NumericDate.now().getValue() - 1)));
        refusedWith(claims -> claims.setExpirationTime(NumericDate.fromSeconds(0)));
        refusedWith(claims -> claims.unsetClaim("exp"));
        refusedWith(claims -> claims.setStringClaim("exp", "never"));
    }

    @Test
    void notYetValid() {
        refusedWith(claims -> claims.setNotBeforeMinutesInThePast(-5));
    }

    @Test
    void meantForAnotherAudience() {
        refusedWith(claims -> claims.setAudience("another-api"));
        refusedWith(claims -> claims.setAudience("Conversations"));
        refusedWith(claims -> claims.unsetClaim("aud"));
        me(Tokens.token(SUBJECT, claims -> claims.setAudience("another-api", "conversations")))
                .then()
                .statusCode(200);
    }

    @Test
    void fromAnotherIssuer() {
        refusedWith(claims -> claims.setIssuer("http://evil.example"));
        refusedWith(claims -> claims.setIssuer(Tokens.issuer() + "/"));
        refusedWith(claims -> claims.unsetClaim("iss"));
    }

    @Test
    void withoutSubject() {
        refusedWith(claims -> claims.unsetClaim("sub"));
        refusedWith(claims -> claims.setSubject(""));
        refusedWith(claims -> claims.setSubject(" "));
        refusedWith(claims -> claims.setSubject("a\0b"));
        refusedWith(claims -> claims.setClaim("sub", 5));
    }

    @Test
    @DisplayName("signed by somebody else under the name of the provider's key")
    void forged() {
        refused(Tokens.forged(SUBJECT));
    }

    @Test
    @DisplayName("signed by a key that it brings along itself")
    void bringsItsOwnKey() throws JoseException {
        var own = RsaJwkGenerator.generateJwk(2048);
        own.setKeyId("own");
        refused(Tokens.signed(
                SUBJECT,
                "RS256",
                own.getPrivateKey(),
                Map.of("kid", "own", "jwk", own.toParams(OutputControlLevel.PUBLIC_ONLY))));
        refused(Tokens.signed(
                SUBJECT, "RS256", own.getPrivateKey(), Map.of("kid", "own", "jku", "http://localhost:1/keys")));
        refused(Tokens.signed(SUBJECT, "RS256", own.getPrivateKey(), Map.of("kid", "../../etc/passwd")));
    }

    @Test
    void unsigned() {
        refused(Tokens.signed(SUBJECT, "none", null, Map.of()));
        var parts = Tokens.token(SUBJECT).split("\\.");
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
        refused(parts[0] + "." + parts[1] + "." + "A".repeat(342));
    }

    @Test
    @DisplayName("signed with the public key as if it were a secret")
    void publicKeyAsSecret() {
        refused(Tokens.signed(
                SUBJECT, "HS256", new HmacKey(Tokens.key().getPublicKey().getEncoded()), Map.of()));
    }

    @Test
    @DisplayName("signed by another algorithm than is agreed")
    void anotherAlgorithm() {
        refused(Tokens.signed(SUBJECT, "RS512", Tokens.key().getPrivateKey(), Map.of()));
        refused(Tokens.signed(SUBJECT, "PS256", Tokens.key().getPrivateKey(), Map.of()));
    }

    /** A token that the provider has signed for this audience, by its header's type and what differs in its claims. */
    private record Kind(String name, @Nullable String type, Consumer<JwtClaims> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> otherKinds() {
        return List.of(
                new Kind("an ID token with at_hash", null, claims -> claims.setStringClaim("at_hash", "77QmUPtjPfzW")),
                new Kind("an ID token with nonce", "JWT", claims -> claims.setStringClaim("nonce", "n-0S6_WzA2Mj")),
                new Kind(
                        "an ID token with c_hash", "at+jwt", claims -> claims.setStringClaim("c_hash", "77QmUPtjPfzW")),
                new Kind("Keycloak's ID token without at_hash", "JWT", claims -> claims.setStringClaim("typ", "ID")),
                new Kind("Keycloak's refresh token", "JWT", claims -> claims.setStringClaim("typ", "Refresh")),
                new Kind("Keycloak's offline token", "JWT", claims -> claims.setStringClaim("typ", "Offline")),
                new Kind("Keycloak's older logout token", "JWT", claims -> claims.setStringClaim("typ", "Logout")),
                new Kind("a claim typ that is no text", "JWT", claims -> claims.setClaim("typ", List.of("Bearer"))),
                new Kind("an ID token that says nothing of itself", "JWT", claims -> claims.unsetClaim("client_id")),
                new Kind("a logout token by its header", "logout+jwt", claims -> {}),
                new Kind(
                        "a logout token by its claims",
                        "JWT",
                        claims -> claims.setClaim(
                                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))),
                new Kind("a security event", "secevent+jwt", claims -> {}),
                new Kind("an answer of introspection", "token-introspection+jwt", claims -> {}),
                new Kind("a proof of possession", "dpop+jwt", claims -> {}),
                new Kind("a token bound to a key", "at+jwt", claims -> claims.setClaim("cnf", Map.of("jkt", "x"))),
                new Kind("issued in an hour", "at+jwt", claims -> claims.setIssuedAt(seconds(3600))),
                new Kind("issued in two minutes", "at+jwt", claims -> claims.setIssuedAt(seconds(120))),
                new Kind("issued more than a day ago", "at+jwt", claims -> claims.setIssuedAt(seconds(-90_000))),
                new Kind("not said when it was issued", "at+jwt", claims -> claims.unsetClaim("iat")),
                new Kind("valid from an hour on", "at+jwt", claims -> claims.setNotBefore(seconds(3600))));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("other tokens that the provider signs are no access tokens")
    void otherKinds(Kind kind) {
        refused(Tokens.typed(kind.type(), Tokens.claims(SUBJECT, kind.change())));
    }

    static List<Kind> accessTokens() {
        return List.of(
                new Kind("of RFC 9068", "application/at+jwt", claims -> claims.unsetClaim("client_id")),
                new Kind("of Keycloak", "JWT", claims -> {
                    claims.unsetClaim("client_id");
                    claims.setStringClaim("typ", "Bearer");
                }),
                new Kind("without a type, with scopes", null, claims -> {
                    claims.unsetClaim("client_id");
                    claims.setStringListClaim("scp", "openid", "profile");
                }),
                new Kind("of a clock a little ahead", "JWT", claims -> claims.setIssuedAt(seconds(30))),
                new Kind("of another client", "at+jwt", claims -> claims.setStringClaim("client_id", "another")));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("an access token as providers write it is taken")
    void accessTokens(Kind kind) {
        me(Tokens.typed(kind.type(), Tokens.claims(SUBJECT, kind.change())))
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("an extension of the signature that is not known has to be refused (RFC 7515, 4.1.11)")
    void criticalHeaders() {
        var key = Tokens.key().getPrivateKey();
        refused(Tokens.signed(SUBJECT, "RS256", key, Map.of("crit", List.of("exp"))));
        refused(Tokens.signed(SUBJECT, "RS256", key, Map.of("crit", List.of("unknown"), "unknown", true)));
        var header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\""
                + Tokens.key().getKeyId() + "\"";
        me(Tokens.withHeader(SUBJECT, header + "}")).then().statusCode(200);
        refused(Tokens.withHeader(SUBJECT, header + ",\"b64\":false,\"crit\":[\"b64\"]}"));
        refused(Tokens.withHeader(SUBJECT, header + ",\"b64\":false}"));
        refused(Tokens.withHeader(SUBJECT, header + ",\"crit\":[]}"));
    }

    @Test
    @DisplayName("D7 a deactivated user is told so, and not to sign in again")
    void deactivated() {
        var person = Api.person("Deactivated");
        Database.update("update users set active = false where id = ?", person.id());
        person.get("/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/deactivated"));
    }

    private static NumericDate seconds(int fromNow) {
        var time = NumericDate.now();
        time.addSeconds(fromNow);
        return time;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "null", "..", "eyJhbGciOiJub25lIn0..", "%00", "eyJ.eyJ.eyJ"})
    void garbage(String token) {
        refused(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Basic YWxpY2U6YWxpY2U=",
                "Bearer  x",
                "Digest x",
                "",
                "Negotiate x",
                "Bearer \u00ff"
            })
    @DisplayName("no bearer token at all")
    void otherSchemes(String header) {
        var answer = RawHttp.lines(
                "GET /api/v1/me HTTP/1.1", "Host: localhost", "Connection: close", "Authorization: " + header, "");
        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
        assertTrue(answer.contains("/problems/unauthenticated"), answer);
        var isToken = header.matches("Bearer +[^ ]+");
        assertTrue(
                answer.matches(
                        "(?is).*\r\nWWW-Authenticate: Bearer" + (isToken ? " error=\"invalid_token\"" : "") + "\r\n.*"),
                answer);
    }

    @Test
    @DisplayName("K1 without a token the answer is 401 also where the type of the answer or of the body is wrong")
    void beforeTypes() {
        for (var operation : Operations.all()) {
            if (!isPublic(operation)) {
                var path = path(operation);
                assertEquals(
                        401,
                        Api.anonymous()
                                .accept("image/png")
                                .request(operation.method(), path)
                                .statusCode(),
                        operation.toString());
                if (operation.takesBody()) {
                    assertEquals(
                            401,
                            Api.anonymous()
                                    .contentType("text/plain")
                                    .body("x")
                                    .request(operation.method(), path)
                                    .statusCode(),
                            operation.toString());
                }
            }
        }
    }

    @Test
    @DisplayName("a token in the address, in a cookie or in the body is not looked at")
    void elsewhere() {
        var token = Tokens.token(SUBJECT);
        Api.anonymous().get("/me?access_token=" + token).then().statusCode(401);
        Api.anonymous()
                .cookie("access_token", token)
                .cookie("q_session", token)
                .get("/me")
                .then()
                .statusCode(401);
        Api.anonymous()
                .contentType("application/json")
                .body("{\"access_token\":\"" + token + "\"}")
                .post("/conversations")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("every operation requires a token, except public ones")
    void everyOperation() {
        for (var operation : Operations.all()) {
            for (var caller : List.of(Api.anonymous(), Api.with("x"), Api.with(Tokens.forged(SUBJECT)))) {
                var status = call(caller, operation).statusCode();
                assertEquals(isPublic(operation), status != 401, () -> operation + " is " + status);
            }
        }
    }

    @Test
    @DisplayName("J2 a listed program may do what its scopes allow, and nothing that is for people")
    void integration() {
        var program = Api.integration();
        for (var operation : Operations.all()) {
            if (!operation.isForIntegrations() && !isPublic(operation)) {
                var answer = call(program.request(), operation);
                assertEquals(403, answer.statusCode(), operation.toString());
                assertEquals("/problems/forbidden", answer.path("type"));
            }
        }
    }

    @Test
    @DisplayName("J2 scopes make no program of a person, and a program has only the scopes it was given")
    void scopes() {
        var person = Api.holding(Tokens.token(
                SUBJECT, claims -> claims.setStringClaim("scope", "openid records:write users:write admin user")));
        person.get("/me").then().statusCode(200);
        person.body("{}").put("/users/by-external-id/x").then().statusCode(403);
        var program = Api.holding(Tokens.token("crm-sync", claims -> {
            claims.setStringClaim("client_id", "crm-sync");
            claims.setStringClaim("scope", "records:write user openid");
        }));
        program.body("{}").put("/users/by-external-id/x").then().statusCode(403);
        program.get("/me").then().statusCode(403);
    }

    @Test
    @DisplayName("J2 a program that is not listed is nobody, however its provider writes it")
    void unlistedProgram() {
        refused(Tokens.token("other-program", claims -> claims.setStringClaim("client_id", "other-program")));
        refused(Tokens.token("other-program", claims -> {
            claims.unsetClaim("client_id");
            claims.setStringClaim("azp", "other-program");
        }));
        refused(Tokens.token(UUID.randomUUID().toString(), claims -> {
            claims.unsetClaim("client_id");
            claims.setStringClaim("azp", "other-program");
            claims.setStringClaim("preferred_username", "service-account-other-program");
        }));
    }

    @Test
    @DisplayName("K1 claims of another type than expected are no failure of the server")
    void oddClaims() {
        for (var name : List.of(
                "client_id",
                "azp",
                "scope",
                "preferred_username",
                "email",
                "email_verified",
                "given_name",
                "family_name",
                "name",
                "upn",
                "groups")) {
            for (var value : List.of(5, true, List.of("x"), Map.of("a", "b"), "")) {
                var status = me(Tokens.token(SUBJECT, claims -> claims.setClaim(name, value)))
                        .statusCode();
                assertTrue(status == 200 || status == 401, name + " of " + value + " is " + status);
            }
        }
    }

    @Test
    @DisplayName("the provider's own token of a demo person works")
    void passwordGrant() {
        Api.with(Tokens.ofPassword("alice", "alice"))
                .get("/me")
                .then()
                .statusCode(200)
                .body("displayName", equalTo("Alice Moreau"))
                .body("email", equalTo("alice@example.org"));
    }

    @Test
    @DisplayName("J2 the provider's own token carries the role admin, for who has it and for nobody else")
    void admin() {
        Api.with(Tokens.ofPassword("heidi", "heidi")).get("/admin/mails").then().statusCode(200);
        Api.with(Tokens.ofPassword("heidi", "heidi")).get("/me").then().statusCode(200);
        Api.with(Tokens.ofPassword("grace", "grace")).get("/admin/mails").then().statusCode(403);
        Api.with(Tokens.ofPassword("alice", "alice")).get("/admin/mails").then().statusCode(403);
    }

    private static boolean isPublic(Operation operation) {
        return Set.of("/client-config", "/unsubscribe/{token}", "/backchannel-logout")
                .contains(operation.path());
    }

    private static String path(Operation operation) {
        return operation
                .path()
                .replace("{type}", "contact")
                .replace("{id}", UUID.randomUUID().toString())
                .replaceAll("\\{[^}]+}", "1");
    }

    private static Response call(RequestSpecification caller, Operation operation) {
        var path = path(operation);
        var request =
                operation.takesBody() ? caller.contentType("application/json").body("{}") : operation.with(caller);
        return request.request(operation.method(), path);
    }

    private static Response me(String token) {
        return Api.with(token).get("/me");
    }

    private static void refusedWith(Consumer<JwtClaims> change) {
        refused(Tokens.token(SUBJECT, change));
    }

    private static void refused(String token) {
        me(token)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body("type", equalTo("/problems/unauthenticated"));
    }
}
