package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.web.Ids;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewTurnsTest {
    @Test
    @DisplayName("I2 who has a preview in the making waits with their next one, and nobody else waits for them")
    void oneEach() throws InterruptedException {
        var turns = new PreviewTurns();
        var ann = Ids.next();
        var ben = Ids.next();
        turns.begin(ann);
        var next = waiting(turns, ann);
        // Would wait for ever if the turns were given in one line.
        turns.begin(ben);
        turns.end(ben);
        assertFalse(next.await(0, TimeUnit.SECONDS));
        turns.end(ann);
        assertTrue(next.await(30, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("I2 only so many previews are in the making at the same time")
    void bounded() throws InterruptedException {
        var turns = new PreviewTurns();
        var first = Ids.next();
        turns.begin(first);
        for (var i = 1; i < PreviewTurns.MOST; i++) {
            turns.begin(Ids.next());
        }
        var next = waiting(turns, Ids.next());
        assertFalse(next.await(0, TimeUnit.SECONDS));
        turns.end(first);
        assertTrue(next.await(30, TimeUnit.SECONDS));
    }

    private static CountDownLatch waiting(PreviewTurns turns, java.util.UUID person) {
        var begun = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                turns.begin(person);
                begun.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return begun;
    }
}
