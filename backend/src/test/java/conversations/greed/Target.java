package conversations.greed;

import static conversations.greed.OpenConnections.bytes;

import conversations.testing.Api;
import conversations.testing.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A node shaped as in docker-compose.yml, with who attacks it. */
final class Target implements AutoCloseable {
    /** The heap: 70 % of the container's 1 GB (backend/Dockerfile). */
    private static final String HEAP = "-Xmx717m";

    private final Node node;
    private final Client attacker;
    private final AnswerCounts answers = new AnswerCounts();
    private final OpenConnections connections;

    Target(String databaseUrl, String attacker) throws IOException, InterruptedException {
        node = new Node(
                databaseUrl,
                Map.of(
                        "RATE_LIMIT_PER_MINUTE",
                        "6000",
                        "INTEGRATIONS",
                        "crm-sync",
                        "ATTACHMENTS_DIR",
                        Files.createTempDirectory("greed").toString()),
                List.of(),
                List.of(HEAP, "-XX:+ExitOnOutOfMemoryError", SilentNames.option()));
        this.attacker = Client.of(node.url(), attacker);
        connections = new OpenConnections(node.port(), answers);
    }

    String url() {
        return node.url();
    }

    Client attacker() {
        return attacker;
    }

    AnswerCounts answers() {
        return answers;
    }

    UUID person(String name) {
        return Client.of(url(), name).id();
    }

    String conversation(UUID with) {
        return attacker.post("/conversations", Map.of("message", "Hello", "participantIds", List.of(with)))
                .path("id")
                .asText();
    }

    /** Opens so many connections and keeps them. */
    void hold(int count, OpenConnections.Writing writing) {
        connections.open(count, writing);
    }

    /** The attacker's request; its answer is counted. */
    void count(String method, String path, String body) {
        try {
            answers.add(String.valueOf(
                    attacker.send(method, path, body.isEmpty() ? null : body).statusCode()));
        } catch (AssertionError e) {
            answers.add("none");
        }
    }

    void upload(byte[] file) {
        var boundary = UUID.randomUUID().toString();
        try {
            answers.add(String.valueOf(attacker.send(attacker.request("/attachments")
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(Attack.upload(boundary, file)))
                    .statusCode()));
        } catch (AssertionError e) {
            answers.add("none");
        }
    }

    /** The head of the attacker's GET. */
    byte[] get(String path) {
        return bytes(
                "GET " + Api.BASE + path + " HTTP/1.1",
                "Host: localhost",
                "Authorization: " + attacker.authorization(),
                "");
    }

    /** The head of the attacker's POST. */
    byte[] post(String path, String length) {
        return bytes(
                "POST " + Api.BASE + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Authorization: " + attacker.authorization(),
                length,
                "");
    }

    void countHeld() throws InterruptedException {
        connections.close();
    }

    boolean isAlive() {
        return node.isAlive();
    }

    /** The most that the process has taken so far, in MB. */
    long mostMemory() {
        try (var lines = Files.lines(Path.of("/proc/" + node.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        // It may hang, which is what was to be found out.
        node.kill();
    }
}
