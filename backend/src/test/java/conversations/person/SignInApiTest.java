package conversations.person;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class SignInApiTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final String subject = "signing-in-" + NUMBER.incrementAndGet();
    private final String email = subject + "@mail.example.org";

    @Test
    @DisplayName("somebody's first request makes their user; the next ones find it")
    void first() {
        var id = me(claims -> {});
        assertEquals(id, me(claims -> {}));
        assertEquals(1, Database.number("select count(*) from users where subject = ?", subject));
    }

    @Test
    @DisplayName("many first requests at once make one user")
    void firstAtOnce() {
        var ids = Concurrency.each(8, _ -> me(claims -> {}));
        assertEquals(1, ids.stream().distinct().count());
        assertEquals(1, Database.number("select count(*) from users where subject = ?", subject));
    }

    @Test
    @DisplayName("a user of the CRM is linked by a verified email, whatever its case")
    void linkedByVerifiedEmail() {
        var known = crmUser(email.toUpperCase(Locale.ROOT));
        assertEquals(known, me(claims -> claims.setStringClaim("email", email)));
        assertEquals(1, Database.number("select count(*) from users where lower(email) = ?", email));
    }

    @Test
    @DisplayName("an email that is not verified, or only says so in words, links nobody")
    void notByUnverifiedEmail() {
        var known = crmUser(email);
        assertNotEquals(known, me(claims -> {
            claims.setStringClaim("email", email);
            claims.setClaim("email_verified", false);
        }));
        assertNotEquals(known, meAs("silent-" + subject, claims -> {
            claims.setStringClaim("email", email);
            claims.unsetClaim("email_verified");
        }));
        assertNotEquals(known, meAs("wordy-" + subject, claims -> {
            claims.setStringClaim("email", email);
            claims.setStringClaim("email_verified", "true");
        }));
        assertEquals(0, Database.number("select count(subject) from users where id = ?", known));
    }

    @Test
    @DisplayName("an email of two users links neither")
    void notAmbiguous() {
        var one = crmUser(email);
        var two = crmUser(email);
        var id = me(claims -> claims.setStringClaim("email", email));
        assertFalse(id.equals(one) || id.equals(two));
    }

    @Test
    @DisplayName("a user who is linked already is not taken over by another sign-in with the same email")
    void notTakenOver() {
        var known = crmUser(email);
        assertEquals(known, me(claims -> claims.setStringClaim("email", email)));
        assertNotEquals(known, meAs("late-" + subject, claims -> claims.setStringClaim("email", email)));
        assertEquals(known, me(claims -> claims.setStringClaim("email", email)));
    }

    @Test
    @DisplayName("D7 a deactivated user is out at once, and, reactivated, back as before")
    void deactivated() {
        var person = Api.of(subject);
        var id = person.id();
        Database.update("update users set active = false where id = ?", id);
        person.get("/me").then().statusCode(401).body("type", equalTo("/problems/deactivated"));
        person.get("/conversations").then().statusCode(401);
        Database.update("update users set active = true where id = ?", id);
        person.get("/me").then().statusCode(200).body("id", equalTo(id.toString()));
    }

    @Test
    @DisplayName("D7 a user deactivated before their first sign-in is not let in by it")
    void deactivatedBefore() {
        Database.update("update users set active = false where id = ?", crmUser(email));
        Api.with(Tokens.token(subject, claims -> claims.setStringClaim("email", email)))
                .get("/me")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("D7 being deactivated while a new name is taken over from the token stays deactivated")
    void deactivatedMeanwhile() throws SQLException {
        var id = Api.of(subject).id();
        try (var threads = Executors.newFixedThreadPool(1);
                var connection = Database.connect()) {
            connection.setAutoCommit(false);
            Database.update(connection, "update users set active = false where id = ?", id);
            var signingIn = threads.submit(() -> Api.with(
                            Tokens.token(subject, claims -> claims.setStringClaim("given_name", "Renamed")))
                    .get("/me")
                    .statusCode());
            Concurrency.awaitBlocked();
            connection.commit();
            connection.setAutoCommit(true);
            Concurrency.get(signingIn);
        }
        Api.of(subject).get("/me").then().statusCode(401);
    }

    @Test
    @DisplayName("J1 name and email of the CRM's users are the CRM's to say; a verified email fills in for none")
    void namesOfTheCrm() {
        var externalId = "crm-" + subject;
        Consumer<Map<String, String>> keep =
                user -> Api.integration().body(user).put("/users/by-external-id/" + externalId);
        keep.accept(Map.of("givenName", "Roberta", "familyName", "Kept", "subject", subject));
        Consumer<JwtClaims> other = claims -> {
            claims.setStringClaim("given_name", "Bob");
            claims.setStringClaim("family_name", "Claimed");
            claims.setStringClaim("email", email);
        };
        var me = Api.with(Tokens.token(subject, other)).get("/me").then();
        me.body("displayName", equalTo("Roberta Kept")).body("email", equalTo(email));
        keep.accept(
                Map.of("givenName", "Roberta", "familyName", "Kept", "subject", subject, "email", "kept@example.org"));
        for (var verified : List.of(true, false)) {
            Api.with(Tokens.token(subject, other.andThen(claims -> claims.setClaim("email_verified", verified))))
                    .get("/me")
                    .then()
                    .body("displayName", equalTo("Roberta Kept"))
                    .body("email", equalTo("kept@example.org"));
        }
    }

    @Test
    @DisplayName("names follow the token; what it leaves out stays")
    void namesFollow() {
        var id = me(claims -> {});
        Consumer<JwtClaims> renamed = claims -> {
            claims.setStringClaim("given_name", " Zoë ");
            claims.setStringClaim("family_name", "Ó Súilleabháin");
            claims.setStringClaim("email", email);
        };
        Consumer<JwtClaims> bare = claims -> {
            claims.unsetClaim("given_name");
            claims.unsetClaim("family_name");
            claims.unsetClaim("email");
        };
        for (var change : List.of(renamed, bare)) {
            Api.with(Tokens.token(subject, change))
                    .get("/me")
                    .then()
                    .body("id", equalTo(id.toString()))
                    .body("displayName", equalTo("Zoë Ó Súilleabháin"))
                    .body("email", equalTo(email));
        }
        assertEquals(
                id.toString(),
                Api.person("Finder").ok("/users?q=suilleabhain zoe").getString("items[0].id"));
    }

    @Test
    @DisplayName("a user without a given name is called by another claim of the token")
    void withoutNames() {
        var token = Tokens.token(subject, claims -> {
            claims.unsetClaim("given_name");
            claims.unsetClaim("family_name");
            claims.setStringClaim("preferred_username", "zed");
        });
        Api.with(token).get("/me").then().statusCode(200).body("displayName", equalTo("zed"));
    }

    @Test
    @DisplayName("A3 a user with a family name only is called by it")
    void familyNameOnly() {
        var token = Tokens.token(subject, claims -> {
            claims.unsetClaim("given_name");
            claims.setStringClaim("family_name", "Madonna");
            claims.setStringClaim("name", "Madonna");
        });
        Api.with(token).get("/me").then().statusCode(200).body("displayName", equalTo("Madonna"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "\ud800",
                "x\udc00y",
                "\u0000",
                "\u001f",
                "\u202e",
                "\n",
                "\ud83d\ude00",
                "'; drop table users; --"
            })
    @DisplayName("K1, K3 no name from the identity provider causes a failure")
    void oddNames(String name) {
        me(claims -> {
            claims.setStringClaim("given_name", name);
            claims.setStringClaim("family_name", name);
            claims.setStringClaim("email", name);
        });
    }

    @Test
    @DisplayName("K1 a name without end is no failure either, and a subject without end is refused")
    void endless() {
        var endless = new StringBuilder();
        new Random(1).ints(3_000, 'a', 'z' + 1).forEach(endless::appendCodePoint);
        me(claims -> {
            claims.setStringClaim("given_name", endless.toString());
            claims.setStringClaim("family_name", endless.toString());
            claims.setStringClaim("email", endless + "@example.org");
        });
        Api.with(Tokens.token(endless.toString())).get("/me").then().statusCode(401);
    }

    private UUID me(Consumer<JwtClaims> change) {
        return meAs(subject, change);
    }

    private static UUID meAs(String subject, Consumer<JwtClaims> change) {
        return UUID.fromString(Api.with(Tokens.token(subject, change))
                .get("/me")
                .then()
                .statusCode(200)
                .extract()
                .path("id"));
    }

    /** A user whom only the CRM knows so far. */
    private static UUID crmUser(String email) {
        var id = UUID.randomUUID();
        Database.update(
                "insert into users (id, external_id, given_name, family_name, display_name, email, created_at, family_name_folded, given_name_folded, search_folded)"
                        + " values (?, ?, 'Crm', 'User', 'Crm User', ?, now(), 'user', 'crm', 'user crm')",
                id,
                "E-" + id,
                email);
        return id;
    }
}
