package conversations.attachment;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who may have a preview made now: a few people at a time, so that memory is bounded, and one preview of each person, so that
 * nobody takes all turns.
 */
final class PreviewSlots {
    static final int MAX_CONCURRENT = 2;
    private final Set<UUID> users = new HashSet<>();

    /** Waits for a turn, which lasts until {@link #release}. */
    synchronized void acquire(UUID user) throws InterruptedException {
        while (users.size() >= MAX_CONCURRENT || users.contains(user)) {
            wait();
        }
        users.add(user);
    }

    synchronized void release(UUID user) {
        users.remove(user);
        notifyAll();
    }
}
