package conversations.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.ConcurrencyLimit.Permit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private final List<String> running = new ArrayList<>();

    private Permit enter(ConcurrencyLimit limit, String caller, String name) {
        return limit.acquire(caller, () -> running.add(name));
    }

    private static ProblemType refused(ConcurrencyLimit limit, String caller) {
        return assertThrows(ProblemException.class, () -> limit.acquire(caller, () -> {}))
                .type();
    }

    @Test
    @DisplayName("K4 one caller has a limited number running; queued ones follow in their order")
    void inLine() {
        var limit = new ConcurrencyLimit(2, 3, 10);
        var first = enter(limit, "ann", "1");
        enter(limit, "ann", "2");
        enter(limit, "ann", "3");
        enter(limit, "ann", "4");
        assertEquals(List.of("1", "2"), running);
        first.release();
        assertEquals(List.of("1", "2", "3"), running);
        first.release();
        assertEquals(List.of("1", "2", "3"), running);
    }

    @Test
    @DisplayName("K4 a caller's queue is limited: 429; others don't notice")
    void lineIsFull() {
        var limit = new ConcurrencyLimit(1, 2, 10);
        for (var i = 0; i < 3; i++) {
            enter(limit, "ann", "a");
        }
        assertEquals(ProblemType.TOO_MANY_AT_ONCE, refused(limit, "ann"));
        enter(limit, "ben", "b");
        assertEquals(List.of("a", "b"), running);
    }

    @Test
    @DisplayName("K4 a request that leaves the queue makes room in it, and is not run")
    void leavesTheLine() {
        var limit = new ConcurrencyLimit(1, 1, 10);
        var first = enter(limit, "ann", "1");
        var second = enter(limit, "ann", "2");
        assertEquals(ProblemType.TOO_MANY_AT_ONCE, refused(limit, "ann"));
        second.release();
        enter(limit, "ann", "3");
        first.release();
        assertEquals(List.of("1", "3"), running);
    }

    @Test
    @DisplayName(
            "K4 if all callers together are too many, requests wait, and a caller with a full share lets others pass")
    void inAll() {
        var limit = new ConcurrencyLimit(2, 10, 3);
        var first = enter(limit, "ann", "a1");
        enter(limit, "ann", "a2");
        enter(limit, "ann", "a3");
        enter(limit, "ben", "b1");
        enter(limit, "cem", "c1");
        assertEquals(List.of("a1", "a2", "b1"), running);
        first.release();
        assertEquals(List.of("a1", "a2", "b1", "a3"), running);
    }

    @Test
    @DisplayName("K4 without a queue, one caller's own excess is 429, that of all together 503")
    void withoutALine() {
        var limit = new ConcurrencyLimit(1, 0, 1);
        enter(limit, "ann", "a");
        assertEquals(ProblemType.TOO_MANY_AT_ONCE, refused(limit, "ann"));
        enter(limit, "ben", "b");
        assertEquals(ProblemType.UNAVAILABLE, refused(limit, "ben"));
        assertEquals(List.of("a"), running);
    }

    @Test
    @DisplayName("K4 the queue of all callers is limited: 503")
    void lineOfAllIsFull() {
        var limit = new ConcurrencyLimit(1, 1, 1);
        for (var i = 0; i < 6; i++) {
            enter(limit, "caller " + i, "x");
        }
        assertEquals(ProblemType.UNAVAILABLE, refused(limit, "another one"));
    }
}
