package conversations.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** The memory for request bodies being received and answers not sent yet, in bytes, of all callers together. */
@ApplicationScoped
class MemoryBudget {
    /** The budget: less than a quarter of the 717 MB of heap of the container in docker-compose.yml. */
    static final long MAX_BYTES = 160L << 20;

    private final AtomicLong reserved = new AtomicLong();

    /** Reserves {@code bytes}; false if there is no room for them. */
    boolean tryReserve(long bytes) {
        if (reserved.addAndGet(bytes) <= MAX_BYTES) {
            return true;
        }
        release(bytes);
        return false;
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }
}
