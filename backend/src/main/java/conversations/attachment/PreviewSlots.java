package conversations.attachment;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Limits concurrent previews: a few at a time, so that memory is bounded, and one for each user, so that nobody takes all
 * slots.
 */
final class PreviewSlots {
    static final int MAX_CONCURRENT = 2;
    private final Set<UUID> users = new HashSet<>();

    /** Waits for a slot and holds it until {@link #release}. */
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
