package conversations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.ApiTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class DedicatedConnectionsTest {
    @Inject
    DedicatedConnections connections;

    @Inject
    DataSource pool;

    private static List<String> patience(Connection connection) throws SQLException {
        var patience = new ArrayList<String>();
        for (var setting :
                List.of("tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "tcp_user_timeout")) {
            try (var statement = connection.createStatement()) {
                var rows = statement.executeQuery("show " + setting);
                rows.next();
                patience.add(rows.getString(1));
            }
        }
        return patience;
    }

    @Test
    @DisplayName("H2 PostgreSQL notices within a minute when a node's machine is gone, and lets go of its locks")
    void goneMachines() throws SQLException {
        try (var kept = connections.open("test");
                var pooled = pool.getConnection()) {
            assertEquals(List.of("15", "5", "4", "35000"), patience(kept));
            assertEquals(List.of("15", "5", "4", "35000"), patience(pooled));
        }
    }

    @Test
    @DisplayName("H1 a node that stands still in the middle of a transaction keeps its locks for ten seconds")
    void stoppedNodes() throws SQLException {
        try (var pooled = pool.getConnection();
                var statement = pooled.createStatement();
                var rows = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            rows.next();
            assertEquals("10s", rows.getString(1));
        }
    }
}
