package conversations.faults;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nodes that are killed and come back, one after the other, while people talk. */
class NodeFault {
    @Test
    @DisplayName("H1 H2 A6 nodes killed by SIGKILL under load: nothing acknowledged is lost or doubled")
    void killed() throws Exception {
        try (var cluster = new Cluster(3);
                var talk = new Talk(cluster, 6, 4)) {
            for (var round = 0; round < 3; round++) {
                talk.say(100, () -> {
                    cluster.kill(0);
                    cluster.add();
                });
            }
            talk.check();
            System.out.println("Three nodes, each killed once and replaced: " + talk.report());
        }
    }
}
