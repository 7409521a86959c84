package conversations.faults;

import conversations.testing.Concurrency;
import conversations.testing.IdentityProvider;
import conversations.testing.Node;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An identity provider, a PostgreSQL that keeps what it says it keeps, and any number of nodes on it. */
final class Cluster implements AutoCloseable {
    private final IdentityProvider provider = new IdentityProvider();
    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres database;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment;

    /** @param environment what every node gets besides the usual */
    Cluster(int nodes, Map<String, String> environment) throws IOException, InterruptedException {
        this.environment = environment;
        provider.start();
        data = Files.createTempDirectory("faults");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        startDatabase();
        for (var i = 0; i < nodes; i++) {
            add();
        }
    }

    Cluster(int nodes) throws IOException, InterruptedException {
        this(nodes, Map.of());
    }

    /** Another node. */
    Node add() throws IOException, InterruptedException {
        return add(List.of());
    }

    /** Another node, run by this command. */
    Node add(List<String> before) throws IOException, InterruptedException {
        var node = new Node(url(), environment, before);
        nodes.add(node);
        return node;
    }

    /** The node with this number is no more. */
    void kill(int number) throws InterruptedException {
        nodes.remove(number).kill();
    }

    /** The node with this number, which still runs. */
    Node node(int number) {
        return nodes.get(number);
    }

    /** The addresses of those that run. */
    List<String> addresses() {
        return nodes.stream().map(Node::url).toList();
    }

    void startDatabase() throws IOException {
        database = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                // PostgreSQL recovers first after a crash.
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    /** As an operator does: at once for all who are connected. */
    void stopDatabase() throws IOException {
        if (database != null) {
            database.close();
            database = null;
        }
    }

    /** SIGKILL of all its processes, as when the power fails; what its caches held is gone, what it acknowledged is not. */
    void crashDatabase() throws IOException, InterruptedException {
        var postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("data/postmaster.pid")).getFirst()))
                .orElseThrow();
        var all = Stream.concat(postmaster.descendants(), Stream.of(postmaster)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Concurrency.await("PostgreSQL is dead", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        stopDatabase();
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return java.sql.DriverManager.getConnection(url(), "postgres", "postgres");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var node : new ArrayList<>(nodes)) {
            node.close();
        }
        stopDatabase();
        provider.stop();
    }
}
