package conversations.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** The bodies that a node is receiving and the answers that it has not got rid of, in bytes, for all callers together. */
@ApplicationScoped
class MemoryBudget {
    /** Of the 717 MB of heap in the shape of docker-compose.yml, less than a quarter. */
    static final long MAX_BYTES = 160L << 20;

    private final AtomicLong reserved = new AtomicLong();

    /** Whether there is room for so many more; if so, they are taken. */
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
