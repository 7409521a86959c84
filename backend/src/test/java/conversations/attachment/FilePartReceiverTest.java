package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FilePartReceiverTest {
    @Test
    @DisplayName("K4 a file may be slow to begin with, and must come by 4 kB a second then")
    void pace() {
        assertDoesNotThrow(() -> FilePartReceiver.requireMinimumRate(1, 30));
        assertDoesNotThrow(() -> FilePartReceiver.requireMinimumRate(31 * 4_096, 31));
        for (var slow : new long[][] {{31 * 4_096 - 1, 31}, {1_000_000, 3_600}}) {
            assertEquals(
                    ProblemType.REQUEST_TIMEOUT,
                    assertThrows(ProblemException.class, () -> FilePartReceiver.requireMinimumRate(slow[0], slow[1]))
                            .type());
        }
    }
}
