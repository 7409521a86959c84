package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import conversations.testing.Concurrency;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged backend with settings that can't be right, or without what it needs. */
@Tag("nodes")
class WrongStartTest {
    @TempDir
    Path folder;

    private Process start(Map<String, String> environment) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var builder = new ProcessBuilder(java, "-Xmx512m", "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put("ATTACHMENTS_DIR", folder.resolve("attachments").toString());
        return builder.start();
    }

    private List<String> refused(Map<String, String> environment) throws IOException, InterruptedException {
        assertNotEquals(0, start(environment).waitFor());
        return Files.readAllLines(folder.resolve("log"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisplayName("each wrong setting is reported in one line, and nothing is started")
    void wrongSettings() throws Exception {
        assertEquals(
                List.of(
                        "SMPT_HOST is not a setting, and is ignored; SMTP_HOST is one.",
                        "PORT=eighty: this must be a whole number from 1 to 65535.",
                        "EVENTS_KEPT=2days: this must be a duration, as 30S, 5M or 48H."),
                refused(Map.of("PORT", "eighty", "EVENTS_KEPT", "2days", "SMPT_HOST", "mail")));
    }

    @Test
    @DisplayName("a database that does not answer is reported in one line")
    void noDatabase() throws Exception {
        var url = "jdbc:postgresql://localhost:" + freePort() + "/talk";
        var said = refused(Map.of("DATABASE_URL", url, "OIDC_ISSUER", "http://localhost:1"));
        assertTrue(
                said.getLast().startsWith("DATABASE_URL=" + url + ": PostgreSQL does not answer there ("),
                said::toString);
        assertTrue(said.stream().noneMatch(line -> line.startsWith("\tat ")), said::toString);
    }

    @Test
    @DisplayName("a node is not ready without the identity provider's keys, and becomes ready once they are available")
    void noIdentityProvider() throws Exception {
        var port = freePort();
        var issuer = "http://localhost:" + freePort();
        try (var database = EmbeddedPostgres.builder().start()) {
            var backend = start(Map.of(
                    "PORT",
                    String.valueOf(port),
                    "DATABASE_URL",
                    database.getJdbcUrl("postgres", "postgres"),
                    "DATABASE_USER",
                    "postgres",
                    "QUARKUS_OIDC_CONNECTION_DELAY",
                    "1S",
                    "OIDC_ISSUER",
                    issuer));
            try {
                Concurrency.await("it answers, and is not ready", () -> ready(port) == 503);
                var provider = provider(URI.create(issuer));
                try {
                    Concurrency.await("it is ready", () -> ready(port) == 200);
                } finally {
                    provider.stop(0);
                }
                assertEquals(200, ready(port), "it has the keys");
            } finally {
                backend.destroyForcibly().waitFor();
            }
        }
    }

    private static HttpServer provider(URI issuer) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", issuer.getPort()), 0);
        var metadata = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\",\"token_endpoint\":\"%s/token\"}"
                .formatted(issuer, issuer, issuer);
        var keys = "{\"keys\":[" + RsaJwkGenerator.generateJwk(2048).toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
        server.createContext("/", exchange -> {
            var body = (exchange.getRequestURI().getPath().equals("/keys") ? keys : metadata)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int ready(int port) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
