package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a message takes from who says it at one node to who hears it at another one; docs/benchmarks.md keeps what it printed. */
@Tag("benchmark")
class LiveBenchmark {
    private static final int WARM_UP = 50;
    private static final int MESSAGES = 500;

    @Test
    @DisplayName("H1 what is said at one node is heard at the other within a second")
    void fromNodeToNode() throws Exception {
        try (var cluster = new Cluster(2);
                var talk = new MessageExchange(cluster, 4, 3)) {
            nanosToOther(talk, WARM_UP);
            var nanos = nanosToOther(talk, MESSAGES);
            System.out.printf(
                    "%nFrom one node to the other, of %d messages: %.1f ms in the middle, %.1f ms for 99 in 100, %.1f ms at most%n",
                    MESSAGES,
                    nanos.get(MESSAGES / 2) / 1e6,
                    nanos.get(MESSAGES * 99 / 100) / 1e6,
                    nanos.getLast() / 1e6);
            assertTrue(nanos.get(MESSAGES * 99 / 100) < TimeUnit.SECONDS.toNanos(1), "within a second");
        }
    }

    /** Says something at one node and hears it at the other, so often; how long each took, sorted. */
    private static List<Long> nanosToOther(MessageExchange talk, int messages) {
        var speaker = talk.people().getFirst();
        var heard = talk.followers().get(1).heard();
        var before = heard.size();
        var nanos = new ArrayList<Long>();
        for (var i = 1; i <= messages; i++) {
            var said = System.nanoTime();
            var count = before + i;
            talk.exchange(speaker, talk.conversations().getFirst(), "Message to the other node " + count);
            Concurrency.await("it is heard", () -> heard.size() == count);
            nanos.add(heard.getLast().nanos() - said);
        }
        nanos.sort(null);
        return nanos;
    }
}
