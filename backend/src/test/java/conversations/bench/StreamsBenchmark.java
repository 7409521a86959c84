package conversations.bench;

import static io.restassured.RestAssured.given;

import conversations.testing.Api;
import conversations.testing.Concurrency;
import conversations.testing.IdentityProvider;
import conversations.testing.Node;
import conversations.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures the memory of idle event streams on a node; docs/benchmarks.md keeps the results. */
@Tag("benchmark")
class StreamsBenchmark {
    private static final int STREAMS = 5_000;
    private static final int PEOPLE = 500;
    private static final int WARM_UP = 2_000;

    @Test
    void idleStreams() throws Exception {
        var provider = new IdentityProvider();
        try (var database = EmbeddedPostgres.start()) {
            provider.start();
            try (var node = new Node(
                    database.getJdbcUrl("postgres", "postgres"),
                    Map.of("MAX_CONNECTIONS_PER_ADDRESS", "0"),
                    List.of())) {
                // The memory of loaded code does not count.
                close(open(node, WARM_UP));
                Concurrency.await("they are forgotten", () -> streams(node) == 0);
                var before = residentMegabytes(node);
                var start = System.nanoTime();
                var sockets = open(node, STREAMS);
                var seconds = (System.nanoTime() - start) / 1e9;
                var after = residentMegabytes(node);
                System.out.printf(
                        "%nResident without streams %d MB, with %d idle ones %d MB: %d MB for them; opened in %.0f s%n",
                        before, STREAMS, after, after - before, seconds);
                close(sockets);
            }
        } finally {
            provider.stop();
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static long streams(Node node) {
        return given().get(node.url() + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("conversations_live_streams"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    /** Opens so many, of different people in turn, and waits until each is open. */
    private static List<Socket> open(Node node, int count) throws IOException {
        var sockets = new ArrayList<Socket>();
        var tokens = new ArrayList<String>();
        for (var i = 0; i < Math.min(count, PEOPLE); i++) {
            tokens.add(Tokens.token("listener-" + i));
        }
        for (var i = 0; i < count; i++) {
            var socket = new Socket("127.0.0.1", node.port());
            sockets.add(socket);
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + Api.BASE + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + tokens.get(i % tokens.size()) + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var lines = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 512);
            while (!lines.readLine().startsWith(":")) {}
        }
        return sockets;
    }

    /** The heap after a full collection, without garbage. */
    private static long residentMegabytes(Node node) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, String.valueOf(node.pid()), "GC.run").start().waitFor();
        return Files.readAllLines(Path.of("/proc/" + node.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElseThrow();
    }
}
