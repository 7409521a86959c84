package conversations.attachment;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who may have a preview made now: a few people at a time, so that memory is bounded, and one preview of each person, so that
 * nobody takes all turns.
 */
final class PreviewTurns {
    static final int MOST = 2;
    private final Set<UUID> taken = new HashSet<>();

    /** Waits for a turn, which lasts until {@link #end}. */
    synchronized void begin(UUID person) throws InterruptedException {
        while (taken.size() >= MOST || taken.contains(person)) {
            wait();
        }
        taken.add(person);
    }

    synchronized void end(UUID person) {
        taken.remove(person);
        notifyAll();
    }
}
