package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Limits concurrent work for each caller and for all callers together. Work beyond the limits is queued; callers who have
 * reached their own limit let those behind them pass.
 */
final class ConcurrencyLimit {
    /** Maximum length of the queue of all callers, as a multiple of the number that may run. */
    private static final int MAX_QUEUED_FACTOR = 5;

    private final int maxConcurrent;
    private final int maxQueued;
    private final int maxConcurrentTotal;
    private final Map<String, Count> counts = new HashMap<>();
    private final Set<Permit> queue = new LinkedHashSet<>();
    private int running;

    /**
     * @param maxConcurrent maximum number of running permits of one caller
     * @param maxQueued maximum number of queued permits of one caller
     * @param maxConcurrentTotal maximum number of running permits of all callers
     */
    ConcurrencyLimit(int maxConcurrent, int maxQueued, int maxConcurrentTotal) {
        this.maxConcurrent = maxConcurrent;
        this.maxQueued = maxQueued;
        this.maxConcurrentTotal = maxConcurrentTotal;
    }

    private static final class Count {
        private int running;
        private int waiting;
    }

    /** A permit to run, or a place in the queue for one. */
    final class Permit {
        private final String caller;
        private final Runnable onGranted;
        private boolean isRunning;
        private boolean isReleased;

        private Permit(String caller, Runnable granted) {
            this.caller = caller;
            this.onGranted = granted;
        }

        /** Releases the permit, or the place in the queue; does nothing the second time. */
        void release() {
            releasePermit(this).forEach(Runnable::run);
        }
    }

    /**
     * Acquires a permit.
     *
     * @param onGranted run once the permit's holder may continue: before this returns, or later by the thread that releases
     * another permit
     */
    Permit acquire(String caller, Runnable onGranted) {
        var permit = new Permit(caller, onGranted);
        if (admit(permit)) {
            onGranted.run();
        }
        return permit;
    }

    /** The number of permits that run. */
    synchronized int running() {
        return running;
    }

    /** The number of permits that wait in the queue. */
    synchronized int queued() {
        return queue.size();
    }

    private synchronized boolean admit(Permit permit) {
        var count = counts.computeIfAbsent(permit.caller, _ -> new Count());
        if (count.running < maxConcurrent && running < maxConcurrentTotal) {
            run(permit, count);
            return true;
        }
        if (count.running >= maxConcurrent && count.waiting >= maxQueued) {
            throw ProblemException.of(ProblemType.TOO_MANY_AT_ONCE);
        }
        if (count.waiting >= Math.max(1, maxQueued) || queue.size() >= MAX_QUEUED_FACTOR * maxConcurrentTotal) {
            removeIfIdle(permit.caller, count);
            throw ProblemException.of(ProblemType.UNAVAILABLE, "The server is overloaded. Try again in a moment.");
        }
        count.waiting++;
        queue.add(permit);
        return false;
    }

    private void run(Permit permit, Count count) {
        permit.isRunning = true;
        count.running++;
        running++;
    }

    private synchronized List<Runnable> releasePermit(Permit permit) {
        if (permit.isReleased) {
            return List.of();
        }
        permit.isReleased = true;
        var count = counts.computeIfAbsent(permit.caller, _ -> new Count());
        if (permit.isRunning) {
            count.running--;
            running--;
        } else {
            count.waiting--;
            queue.remove(permit);
        }
        removeIfIdle(permit.caller, count);
        return grantNext();
    }

    private List<Runnable> grantNext() {
        var granted = new ArrayList<Runnable>();
        for (var waiting = queue.iterator(); waiting.hasNext() && running < maxConcurrentTotal; ) {
            var permit = waiting.next();
            var count = counts.computeIfAbsent(permit.caller, _ -> new Count());
            if (count.running < maxConcurrent) {
                waiting.remove();
                count.waiting--;
                run(permit, count);
                granted.add(permit.onGranted);
            }
        }
        return granted;
    }

    private void removeIfIdle(String caller, Count count) {
        if (count.running == 0 && count.waiting == 0) {
            counts.remove(caller);
        }
    }
}
