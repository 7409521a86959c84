package conversations.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Things done at the same time, and waiting for one another. */
public final class Concurrency {
    private static final long TIMEOUT_SECONDS = 60;

    /** Often enough for whoever waits, and nothing to the processor. */
    private static final long POLL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Concurrency() {}

    /** Runs {@code action} for 0 to {@code count - 1}, all let go at once; the results in that order. */
    public static <T extends @Nullable Object> List<T> each(int count, IntFunction<T> action) {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var futures = new ArrayList<Future<T>>();
            for (var i = 0; i < count; i++) {
                var number = i;
                Callable<T> task = () -> {
                    go.await();
                    return action.apply(number);
                };
                futures.add(threads.submit(task));
            }
            go.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(get(future));
            }
            return results;
        }
    }

    public static <T> T get(Future<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("not done after " + TIMEOUT_SECONDS + " s", e);
        }
    }

    /** Returns once {@code condition} holds. */
    public static void await(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not after " + TIMEOUT_SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(POLL_INTERVAL_NANOS);
        }
    }

    /** Returns once somebody waits in the database for a row that another transaction holds. */
    public static void awaitBlocked() {
        await(
                "somebody waits for a lock",
                () -> Database.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
    }
}
