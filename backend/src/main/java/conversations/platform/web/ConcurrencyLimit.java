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
 * So many at a time for each caller, and so many for all callers together. What comes on top waits in line; a caller whose own number is
 * reached lets those behind pass.
 */
final class ConcurrencyLimit {
    /** The line of all callers together, as a multiple of what runs. */
    private static final int MAX_QUEUED_FACTOR = 5;

    private final int maxConcurrent;
    private final int maxQueued;
    private final int maxConcurrentTotal;
    private final Map<String, Count> counts = new HashMap<>();
    private final Set<Permit> queue = new LinkedHashSet<>();
    private int running;

    /**
     * @param atOnce running, of one caller
     * @param inLine waiting, of one caller
     * @param inAll running, of all callers
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

    /** A place among those that run, or in the line for one. */
    final class Permit {
        private final String caller;
        private final Runnable onGranted;
        private boolean isRunning;
        private boolean isReleased;

        private Permit(String caller, Runnable granted) {
            this.caller = caller;
            this.onGranted = granted;
        }

        /** Gives the place up, whether it runs or waits; a second time, it does nothing. */
        void release() {
            releasePermit(this).forEach(Runnable::run);
        }
    }

    /**
     * Takes a place.
     *
     * @param granted is run once the permit's holder may go on: before this returns, or later by whoever gives a place up
     * @throws ProblemException 429 if the caller has too many in line, 503 if all callers together have
     */
    Permit acquire(String caller, Runnable onGranted) {
        var permit = new Permit(caller, onGranted);
        if (admit(permit)) {
            onGranted.run();
        }
        return permit;
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
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "The server has too much to do just now. Try again in a moment.");
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
