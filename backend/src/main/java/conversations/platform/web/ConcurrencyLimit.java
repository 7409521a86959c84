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
    private static final int LINE_IN_ALL = 5;

    private final int atOnce;
    private final int inLine;
    private final int inAll;
    private final Map<String, Count> counts = new HashMap<>();
    private final Set<Permit> line = new LinkedHashSet<>();
    private int running;

    /**
     * @param atOnce running, of one caller
     * @param inLine waiting, of one caller
     * @param inAll running, of all callers
     */
    ConcurrencyLimit(int atOnce, int inLine, int inAll) {
        this.atOnce = atOnce;
        this.inLine = inLine;
        this.inAll = inAll;
    }

    private static final class Count {
        private int running;
        private int waiting;
    }

    /** A place among those that run, or in the line for one. */
    final class Permit {
        private final String caller;
        private final Runnable granted;
        private boolean runs;
        private boolean over;

        private Permit(String caller, Runnable granted) {
            this.caller = caller;
            this.granted = granted;
        }

        /** Gives the place up, whether it runs or waits; a second time, it does nothing. */
        void release() {
            leave(this).forEach(Runnable::run);
        }
    }

    /**
     * Takes a place.
     *
     * @param granted is run once the permit's holder may go on: before this returns, or later by whoever gives a place up
     * @throws ProblemException 429 if the caller has too many in line, 503 if all callers together have
     */
    Permit enter(String caller, Runnable granted) {
        var permit = new Permit(caller, granted);
        if (admit(permit)) {
            granted.run();
        }
        return permit;
    }

    private synchronized boolean admit(Permit permit) {
        var count = counts.computeIfAbsent(permit.caller, _ -> new Count());
        if (count.running < atOnce && running < inAll) {
            run(permit, count);
            return true;
        }
        if (count.running >= atOnce && count.waiting >= inLine) {
            throw ProblemException.of(ProblemType.TOO_MANY_AT_ONCE);
        }
        if (count.waiting >= Math.max(1, inLine) || line.size() >= LINE_IN_ALL * inAll) {
            forget(permit.caller, count);
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "The server has too much to do just now. Try again in a moment.");
        }
        count.waiting++;
        line.add(permit);
        return false;
    }

    private void run(Permit permit, Count count) {
        permit.runs = true;
        count.running++;
        running++;
    }

    private synchronized List<Runnable> leave(Permit permit) {
        if (permit.over) {
            return List.of();
        }
        permit.over = true;
        var count = counts.computeIfAbsent(permit.caller, _ -> new Count());
        if (permit.runs) {
            count.running--;
            running--;
        } else {
            count.waiting--;
            line.remove(permit);
        }
        forget(permit.caller, count);
        return next();
    }

    private List<Runnable> next() {
        var granted = new ArrayList<Runnable>();
        for (var waiting = line.iterator(); waiting.hasNext() && running < inAll; ) {
            var permit = waiting.next();
            var count = counts.computeIfAbsent(permit.caller, _ -> new Count());
            if (count.running < atOnce) {
                waiting.remove();
                count.waiting--;
                run(permit, count);
                granted.add(permit.granted);
            }
        }
        return granted;
    }

    private void forget(String caller, Count count) {
        if (count.running == 0 && count.waiting == 0) {
            counts.remove(caller);
        }
    }
}
