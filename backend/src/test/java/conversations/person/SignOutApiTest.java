package conversations.person;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.EventStreamClient;
import conversations.testing.Tokens;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ApiTest
@DisplayName("OpenID Connect Back-Channel Logout: a user who signs out at the provider is signed out here")
class SignOutApiTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final String subject = "signing-out-" + NUMBER.incrementAndGet();
    private final String session = UUID.randomUUID().toString();

    @Test
    @DisplayName("tokens of the session are refused from the answer on, and those of no other session")
    void session() {
        var here = of(session);
        var elsewhere = of(UUID.randomUUID().toString());
        here.get("/me").then().statusCode(200);
        logOut(Tokens.logout(subject, session, claims -> {})).then().statusCode(200);
        refused(here);
        // The same holds for a token issued later: an ended session never resumes.
        refused(of(session));
        elsewhere.get("/me").then().statusCode(200);
        Api.holding(Tokens.token(subject)).get("/me").then().statusCode(200);
    }

    @Test
    @DisplayName("H3 streams of events of the session end at once, those of another go on")
    void streams() {
        var here = of(session);
        var elsewhere = of(UUID.randomUUID().toString());
        var other = Api.person("Other");
        var conversation = other.start("Before", here);
        try (var ending = EventStreamClient.of(here);
                var lasting = EventStreamClient.of(elsewhere)) {
            logOut(Tokens.logout(subject, session, claims -> {})).then().statusCode(200);
            assertEquals("end", ending.event().name());
            other.say(conversation, "After");
            assertEquals("message.created", lasting.event().name());
        }
        assertEquals(401, EventStreamClient.of(here).status());
    }

    @Test
    @DisplayName(
            "a logout token without a session ends all tokens of the user up to that moment; they can sign in again")
    void subject() {
        var before = Api.holding(Tokens.token(subject, claims -> claims.setIssuedAt(secondsAgo(2))));
        var another = Api.person("Another");
        before.get("/me").then().statusCode(200);
        var token = Tokens.logout(subject, session, claims -> {
            claims.unsetClaim("sid");
            claims.setIssuedAt(secondsAgo(1));
        });
        logOut(token).then().statusCode(200);
        refused(before);
        another.get("/me").then().statusCode(200);
        var again = Api.holding(Tokens.token(subject));
        again.get("/me").then().statusCode(200);
        // The same word once more is about what was before, too.
        logOut(token).then().statusCode(200);
        again.get("/me").then().statusCode(200);
    }

    @Test
    @DisplayName("a logout token may name the session alone")
    void sessionAlone() {
        logOut(Tokens.logout(subject, session, claims -> claims.unsetClaim("sub")))
                .then()
                .statusCode(200);
        refused(of(session));
    }

    @Test
    @DisplayName("the same token twice is the same as once")
    void repeated() {
        var token = Tokens.logout(subject, session, claims -> {});
        logOut(token).then().statusCode(200);
        logOut(token).then().statusCode(200);
        assertEquals(1, Database.number("select count(*) from sign_out where session_id = ?", session));
    }

    /** Invalid logout tokens, by the type in the header and the difference in the claims. */
    private record Bad(String name, @Nullable String type, Consumer<JwtClaims> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bad> bad() {
        return List.of(
                new Bad("expired", "logout+jwt", claims -> claims.setExpirationTime(secondsAgo(1))),
                new Bad("that never expires", "logout+jwt", claims -> claims.unsetClaim("exp")),
                new Bad("without a time", "logout+jwt", claims -> claims.unsetClaim("iat")),
                new Bad("of the future", "logout+jwt", claims -> claims.setIssuedAt(secondsAgo(-3600))),
                new Bad("of last week", "logout+jwt", claims -> claims.setIssuedAt(secondsAgo(7 * 86_400))),
                new Bad("without an id", "logout+jwt", claims -> claims.unsetClaim("jti")),
                new Bad("for another application", "logout+jwt", claims -> claims.setAudience("another")),
                new Bad("for nobody", "logout+jwt", claims -> claims.unsetClaim("aud")),
                new Bad("of another issuer", "logout+jwt", claims -> claims.setIssuer("http://evil.example")),
                new Bad("of no issuer", "logout+jwt", claims -> claims.unsetClaim("iss")),
                new Bad("about nobody", "logout+jwt", claims -> {
                    claims.unsetClaim("sub");
                    claims.unsetClaim("sid");
                }),
                new Bad("with a nonce", "logout+jwt", claims -> claims.setStringClaim("nonce", "n")),
                new Bad("without an event", "logout+jwt", claims -> claims.unsetClaim("events")),
                new Bad("of another event", "logout+jwt", claims -> claims.setClaim("events", Map.of("x", Map.of()))),
                new Bad("with a list of events", "logout+jwt", claims -> claims.setClaim("events", List.of("x"))),
                new Bad("that is an access token", "at+jwt", claims -> {}),
                new Bad("with a session that is no text", "logout+jwt", claims -> claims.setClaim("sid", 5)),
                new Bad("with a NUL in it", "logout+jwt", claims -> claims.setStringClaim("sid", "a\0b")),
                new Bad("with a long session", "logout+jwt", claims -> claims.setStringClaim("sid", "s".repeat(300))));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a token that is not the provider's word to this application, now, is 400 and ends nothing")
    void bad(Bad bad) {
        unheard(Tokens.typed(bad.type(), Tokens.logoutClaims(subject, session, bad.change())));
    }

    @Test
    @DisplayName("a token with another signature, or none, and a text that is no token are refused the same way")
    void forged() {
        unheard(Tokens.forgedLogout(subject, session));
        unheard(Tokens.token(subject, claims -> claims.setStringClaim("sid", session)));
        for (var token : List.of("x", "..", "eyJhbGciOiJub25lIn0.e30.", "")) {
            unheard(token);
        }
        Api.anonymous()
                .contentType("application/x-www-form-urlencoded")
                .post("/backchannel-logout")
                .then()
                .statusCode(400);
        Api.anonymous()
                .contentType("application/json")
                .body(Map.of("logout_token", Tokens.logout(subject, session, claims -> {})))
                .post("/backchannel-logout")
                .then()
                .statusCode(415);
        of(session).get("/me").then().statusCode(200);
    }

    private void unheard(String token) {
        logOut(token)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("errors[0].field", equalTo("logout_token"));
        of(session).get("/me").then().statusCode(200);
    }

    /** Signed in, in this session. */
    private Api of(String sid) {
        return Api.holding(Tokens.token(subject, claims -> claims.setStringClaim("sid", sid)));
    }

    private static Response logOut(String token) {
        return Api.anonymous().formParam("logout_token", token).post("/backchannel-logout");
    }

    private static void refused(Api person) {
        person.get("/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/signed-out"));
    }

    private static NumericDate secondsAgo(int seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() - seconds);
    }
}
