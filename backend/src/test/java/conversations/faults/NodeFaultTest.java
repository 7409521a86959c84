package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Concurrency;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that are killed and come back, or stand still for a while, while people talk. */
@Tag("faults")
class NodeFaultTest {
    @Test
    @DisplayName("H1 H2 A6 nodes killed by SIGKILL under load: nothing acknowledged is lost or doubled")
    void killed() throws Exception {
        try (var cluster = new Cluster(3);
                var talk = new MessageExchange(cluster, 6, 4)) {
            for (var round = 0; round < 3; round++) {
                talk.exchange(100, () -> {
                    cluster.kill(0);
                    cluster.add();
                });
            }
            talk.check();
            System.out.println("Three nodes, each killed once and replaced: " + talk.report());
        }
    }

    @Test
    @DisplayName(
            "H1 H2 C3 a node that stands still for a while: the others hear of one another all the same, and it goes on without a message lost, doubled or out of order")
    void suspended() throws Exception {
        try (var cluster = new Cluster(3);
                var talk = new MessageExchange(cluster, 6, 4)) {
            for (var number = 0; number < 3; number++) {
                var stopped = number;
                talk.exchange(60, () -> {
                    cluster.node(stopped).suspend();
                    try {
                        hearOneAnother(talk, (stopped + 1) % 3, (stopped + 2) % 3);
                    } finally {
                        cluster.node(stopped).resume();
                    }
                });
            }
            talk.check();
            System.out.println("Three nodes, each stopped for a while: " + talk.report());
        }
    }

    /** Messages of users at one of these nodes reach users at the other within seconds of being acknowledged. */
    private static void hearOneAnother(MessageExchange talk, int one, int other) {
        var slowest = 0L;
        for (var i = 0; i < 10; i++) {
            var text = "Message " + i + " while another node than " + one + " and " + other + " stands still";
            talk.exchange(talk.people().get(one), talk.conversations().get(i % 4), text);
            var acknowledged = System.nanoTime();
            var heard = talk.followers().get(other).heard();
            Concurrency.await(
                    "it is heard at the other node",
                    () -> heard.stream().anyMatch(message -> message.text().equals(text)));
            slowest = Math.max(slowest, System.nanoTime() - acknowledged);
        }
        System.out.printf("While a node stands still: %d ms at most%n", TimeUnit.NANOSECONDS.toMillis(slowest));
        assertTrue(slowest < TimeUnit.SECONDS.toNanos(5), "heard within seconds");
    }
}
