package conversations.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    @DisplayName("G4 the first retry comes within a minute, later ones after longer and longer, up to about an hour")
    void grows() {
        var before = Duration.ZERO;
        for (var attempts = 1; attempts <= 7; attempts++) {
            var delay = delay(attempts, 0.5);
            assertTrue(delay.compareTo(before) > 0, attempts + ": " + delay);
            before = delay;
        }
        assertEquals(Duration.ofSeconds(30), delay(1, 0.5));
        assertEquals(Duration.ofHours(1), delay(8, 0.5));
        assertEquals(Duration.ofHours(1), delay(1_000, 0.5));
        assertTrue(delay(3, 0).compareTo(delay(3, 1)) < 0, "those that failed together part");
    }

    private static Duration delay(int attempts, double chance) {
        return Duration.between(
                FIRST, Objects.requireNonNull(RetryPolicy.MAIL.nextAttempt(attempts, FIRST, FIRST, chance)));
    }

    @Test
    @DisplayName("G4 a day after the first try it is tried for the last time")
    void ends() {
        var last = FIRST.plus(Duration.ofDays(1));
        assertEquals(last, RetryPolicy.MAIL.nextAttempt(30, FIRST, last.minusSeconds(10), 0.5));
        assertNull(RetryPolicy.MAIL.nextAttempt(31, FIRST, last, 0.5));
    }

    @Test
    @DisplayName("G5 a pop-up that was not taken is tried again within seconds, and for an hour")
    void pushes() {
        assertEquals(FIRST.plusSeconds(5), RetryPolicy.PUSH.nextAttempt(1, FIRST, FIRST, 0.5));
        assertEquals(FIRST.plus(Duration.ofMinutes(10)), RetryPolicy.PUSH.nextAttempt(9, FIRST, FIRST, 0.5));
        assertNull(RetryPolicy.PUSH.nextAttempt(9, FIRST, FIRST.plus(Duration.ofHours(1)), 0.5));
    }
}
