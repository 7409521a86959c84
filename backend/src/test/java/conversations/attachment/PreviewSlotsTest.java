package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.person.UserId;
import conversations.platform.web.Ids;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewSlotsTest {
    @Test
    @DisplayName("I2 a user's next preview waits for their present one, and no other user's does")
    void oneEach() throws InterruptedException {
        var turns = new PreviewSlots();
        var ann = Ids.next();
        var ben = Ids.next();
        turns.acquire(new UserId(ann));
        var next = waiting(turns, ann);
        // Would wait for ever if the turns were given in one line.
        turns.acquire(new UserId(ben));
        turns.release(new UserId(ben));
        assertFalse(next.await(0, TimeUnit.SECONDS));
        turns.release(new UserId(ann));
        assertTrue(next.await(30, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("I2 only so many previews are in the making at the same time")
    void bounded() throws InterruptedException {
        var turns = new PreviewSlots();
        var first = Ids.next();
        turns.acquire(new UserId(first));
        for (var i = 1; i < PreviewSlots.MAX_CONCURRENT; i++) {
            turns.acquire(new UserId(Ids.next()));
        }
        var next = waiting(turns, Ids.next());
        assertFalse(next.await(0, TimeUnit.SECONDS));
        turns.release(new UserId(first));
        assertTrue(next.await(30, TimeUnit.SECONDS));
    }

    private static CountDownLatch waiting(PreviewSlots turns, java.util.UUID person) {
        var begun = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                turns.acquire(new UserId(person));
                begun.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return begun;
    }
}
