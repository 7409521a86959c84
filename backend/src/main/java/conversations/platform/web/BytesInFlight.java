package conversations.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** The bodies that a node is receiving and the answers that it has not got rid of, in bytes, for all callers together. */
@ApplicationScoped
class BytesInFlight {
    /** Of the 717 MB of heap in the shape of docker-compose.yml, less than a quarter. */
    static final long MOST = 160L << 20;

    private final AtomicLong taken = new AtomicLong();

    /** Whether there is room for so many more; if so, they are taken. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= MOST) {
            return true;
        }
        give(bytes);
        return false;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}
