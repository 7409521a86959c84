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

/** Has things sent, several at a time, each waiting for itself alone: a few that take long must not hold up the others. */
public final class DeliveryPool {
    private static final Logger LOG = Logger.getLogger(DeliveryPool.class);

    /** That something is sent must not be forgotten because the database restarts; shorter than any lease in all. */
    private static final int MAX_RECORD_ATTEMPTS = 60;

    private final Executor executor = Thread::startVirtualThread;
    private final Semaphore permits;

    /** At most so many are on their way at a time. */
    public DeliveryPool(int maxConcurrent) {
        permits = new Semaphore(maxConcurrent);
    }

    /** Begins to send what {@code claim} takes when told how many may be; what is under way. */
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
                            // Nobody else hears of it; it is tried again when its lease is over.
                            Outage.log(LOG, e, "What was being sent can't be settled");
                            throw e;
                        } finally {
                            permits.release();
                        }
                    },
                    executor));
        }
        return inProgress;
    }

    /** Writes down what became of it, for as long as that takes. */
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
