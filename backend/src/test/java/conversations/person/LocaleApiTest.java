package conversations.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.Json;
import conversations.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language and time zone of mails (G3). */
@ApiTest
class LocaleApiTest {
    private static List<String> of(Api person) {
        return Database.texts("select language || ' ' || time_zone from users where id = ?", person.id());
    }

    @Test
    @DisplayName("G3 language and time zone of the identity provider count until the user sets them")
    void first() {
        var person = Api.holding(Tokens.token("located-" + UUID.randomUUID(), claims -> {
            claims.setStringClaim("locale", "fr-CA");
            claims.setStringClaim("zoneinfo", "America/Montreal");
        }));
        assertEquals(List.of("fr-CA America/Montreal"), of(person));
        person.body(Json.object("language", "en-GB", "timeZone", "Europe/London"))
                .put("/me/locale")
                .then()
                .statusCode(204);
        person.ok("/me");
        assertEquals(List.of("en-GB Europe/London"), of(person));
    }

    @Test
    @DisplayName("G3 invalid values of the identity provider are ignored")
    void wrong() {
        var person = Api.holding(Tokens.token("mislocated-" + UUID.randomUUID(), claims -> {
            claims.setStringClaim("locale", "no_language at all");
            claims.setStringClaim("zoneinfo", "Mars/Olympus");
        }));
        assertEquals(List.of("null"), of(person));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "422, null, Europe/Paris",
                "422, fr, null",
                "422, '', Europe/Paris",
                "422, fr_FR!, Europe/Paris",
                "422, fr, Paris",
                "422, fr, +01:00",
                "204, de, UTC",
                "204, zh-Hant-TW, Asia/Taipei"
            })
    @DisplayName("K1 a language is a language tag, a time zone one of IANA's")
    void checked(int status, String language, String timeZone) {
        var answer = Api.person("Traveller")
                .body(Json.object("language", language, "timeZone", timeZone))
                .put("/me/locale");
        assertEquals(status, answer.statusCode());
    }
}
