package conversations.alert.delivery;

import conversations.platform.problem.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/** Runs deliveries concurrently, each on a thread of its own, so that slow ones do not hold up the others. */
public final class DeliveryPool {
    private static final Logger LOG = Logger.getLogger(DeliveryPool.class);

    /**
     * The number of attempts to record an outcome, one a second: a restart of the database must not make it forgotten.
     * Shorter in all than any lease.
     */
    private static final int MAX_RECORD_ATTEMPTS = 60;

    private final Executor executor = Thread::startVirtualThread;
    private final Semaphore permits;

    /** Creates a pool of at most {@code maxConcurrent} deliveries at a time. */
    public DeliveryPool(int maxConcurrent) {
        permits = new Semaphore(maxConcurrent);
    }

    /** Starts the deliveries that {@code claim} returns, which is given the free capacity; returns their futures. */
    public <T> List<CompletableFuture<Void>> deliverDue(IntFunction<List<T>> claim, Consumer<T> deliver) {
        var inProgress = new ArrayList<CompletableFuture<Void>>();
        var capacity = permits.drainPermits();
        var claimed = List.<T>of();
        try {
            claimed = capacity == 0 ? List.of() : claim.apply(capacity);
        } finally {
            permits.release(capacity - claimed.size());
        }
        for (var item : claimed) {
            inProgress.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            deliver.accept(item);
                        } catch (RuntimeException | Error e) {
                            // The failure is logged here because nobody else sees it; the item is retried after its
                            // lease.
                            Outage.log(LOG, e, "The outcome of a delivery can't be recorded");
                            throw e;
                        } finally {
                            permits.release();
                        }
                    },
                    executor));
        }
        return inProgress;
    }

    /** Records the outcome of a delivery, and repeats that as long as the database fails. */
    public static void recordOutcome(Runnable outcome) {
        for (var i = 1; ; i++) {
            try {
                outcome.run();
                return;
            } catch (RuntimeException e) {
                if (i == MAX_RECORD_ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
