package conversations.alert.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.PushMessageReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G5: the operator's keys are a pair, or the server does not start. */
class PushKeysTest {
    private static final String SUBJECT = "mailto:operator@example.com";
    private static final PushMessageReader PAIR = new PushMessageReader();
    private static final String PUBLIC = PAIR.publicKey();
    private static final String PRIVATE = PAIR.privateKey();

    private static PushKeys keys(String publicKey, String privateKey, String subject) {
        return new PushKeys(config(publicKey, privateKey, subject));
    }

    private static PushConfig config(String publicKey, String privateKey, String subject) {
        return new Config(set(publicKey), set(privateKey), set(subject), false);
    }

    private static Optional<String> set(String value) {
        return Optional.of(value).filter(one -> !one.isEmpty());
    }

    @Test
    @DisplayName("G5 a pair is taken, and browsers are told its public half")
    void pair() {
        var keys = keys(PUBLIC, PRIVATE, SUBJECT);
        assertTrue(keys.isConfigured());
        assertEquals(PUBLIC, keys.publicKey());
    }

    @Test
    @DisplayName("G5 without keys there is no Web Push, whatever else is set")
    void none() {
        var keys = keys("", "", SUBJECT);
        assertFalse(keys.isConfigured());
        assertNull(keys.publicKey());
    }

    @Test
    @DisplayName(
            "G5 half a pair, halves of two pairs, or an invalid key is refused with an explanation that does not contain the key")
    void noPair() {
        for (var half : List.of(
                config(PUBLIC, "", SUBJECT),
                config("", PRIVATE, SUBJECT),
                config(PUBLIC, "nonsense!", SUBJECT),
                config("AAAA", PRIVATE, SUBJECT),
                config(PUBLIC, "AQ", SUBJECT),
                config(new PushMessageReader().publicKey(), PRIVATE, SUBJECT))) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> new PushKeys(half));
            assertTrue(refusal.toString().contains("VAPID_PRIVATE_KEY"), refusal.toString());
            assertFalse(refusal.toString().contains(PRIVATE));
            assertNull(refusal.getCause());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "operator@example.com", "http://example.com", "mailto:", "https://"})
    @DisplayName("G5 keys without an address where the operator is reached are refused")
    void subject(String subject) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> keys(PUBLIC, PRIVATE, subject));
        assertTrue(refusal.toString().contains("VAPID_SUBJECT"), refusal.toString());
    }

    private record Config(
            Optional<String> publicKey, Optional<String> privateKey, Optional<String> subject, boolean allowPrivate)
            implements PushConfig {}
}
