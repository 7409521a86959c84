package conversations.attachment;

import conversations.person.UserId;
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
    synchronized void acquire(UserId user) throws InterruptedException {
        while (users.size() >= MAX_CONCURRENT || users.contains(user.value())) {
            wait();
        }
        users.add(user.value());
    }

    synchronized void release(UserId user) {
        users.remove(user.value());
        notifyAll();
    }
}
