package conversations.faults;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** PostgreSQL that goes away while people talk. */
class DatabaseFault {
    @Test
    @DisplayName(
            "H1 H2 A6 PostgreSQL restarted under load: nothing acknowledged is lost or doubled, and nobody restarts a node")
    void restarted() throws Exception {
        try (var cluster = new Cluster(2);
                var talk = new Talk(cluster, 6, 4)) {
            talk.say(100, () -> {
                cluster.stopDatabase();
                cluster.startDatabase();
            });
            talk.say(100, () -> {
                cluster.crashDatabase();
                cluster.startDatabase();
            });
            talk.check();
            System.out.println("PostgreSQL restarted once and killed once: " + talk.report());
        }
    }
}
