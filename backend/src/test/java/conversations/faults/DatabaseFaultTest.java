package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.Concurrency;
import conversations.testing.Node;
import conversations.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL that goes away while people talk. */
@Tag("faults")
class DatabaseFaultTest {
    @Test
    @DisplayName(
            "K1 PostgreSQL away: every answer is 503 with Retry-After, and the log has a line of its going and one of"
                    + " its return")
    void away() throws Exception {
        try (var cluster = new Cluster(0)) {
            var node = cluster.add();
            var token = Tokens.token("ann");
            assertEquals(200, get(node, token).statusCode());
            var before = log(node).size();
            cluster.stopDatabase();
            for (var i = 0; i < 50; i++) {
                var answer = get(node, token);
                assertEquals(503, answer.statusCode());
                assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
            }
            cluster.startDatabase();
            Concurrency.await("it answers again", () -> get(node, token).statusCode() == 200);
            Concurrency.await("it says so", () -> log(node).getLast().contains("The database answers again"));
            var said = log(node).subList(before, log(node).size());
            assertEquals(2, said.size(), () -> String.join("\n", said));
            assertTrue(said.getFirst().contains("The database does not answer: "), said::getFirst);
        }
    }

    private static HttpResponse<String> get(Node node, String token) {
        var request = HttpRequest.newBuilder(URI.create(node.url() + Api.BASE + "/me"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> log(Node node) {
        try {
            return node.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName(
            "H1 H2 A6 PostgreSQL restarted under load: nothing acknowledged is lost or doubled, and nobody restarts a"
                    + " node")
    void restarted() throws Exception {
        try (var cluster = new Cluster(2);
                var talk = new MessageExchange(cluster, 6, 4)) {
            talk.exchange(100, () -> {
                cluster.stopDatabase();
                cluster.startDatabase();
            });
            talk.exchange(100, () -> {
                cluster.crashDatabase();
                cluster.startDatabase();
            });
            talk.check();
            System.out.println("PostgreSQL restarted once and killed once: " + talk.report());
        }
    }
}
