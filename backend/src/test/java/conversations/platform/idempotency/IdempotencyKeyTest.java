package conversations.platform.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A6 a key is 1 to 255 visible ASCII characters")
class IdempotencyKeyTest {
    @Test
    void taken() {
        assertEquals("k", new IdempotencyKey("k").value());
        var visible = new StringBuilder();
        for (var c = '!'; c <= '~'; c++) {
            visible.append(c);
        }
        assertEquals(visible.toString(), new IdempotencyKey(visible.toString()).value());
        assertEquals("x".repeat(255), new IdempotencyKey("x".repeat(255)).value());
        assertNull(IdempotencyKey.NONE.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "a\n", "\u007f", "é", "\ud83d\ude00", "\u0000"})
    void refused(String value) {
        assertEquals(
                ProblemType.MALFORMED_REQUEST,
                assertThrows(ProblemException.class, () -> new IdempotencyKey(value))
                        .type());
    }

    @Test
    void tooLong() {
        assertThrows(ProblemException.class, () -> new IdempotencyKey("x".repeat(256)));
    }
}
