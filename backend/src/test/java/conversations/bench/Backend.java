package conversations.bench;

import conversations.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** The packaged backend as a process of its own; it migrates the database when it starts. */
final class Backend implements AutoCloseable {
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    Backend(EmbeddedPostgres database) throws IOException, InterruptedException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m", "-jar", JAR)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/bench-backend.log"));
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("HTTP_HOST", "127.0.0.1");
        builder.environment().put("DATABASE_URL", database.getJdbcUrl("postgres", "postgres"));
        builder.environment().put("DATABASE_USER", "postgres");
        builder.environment().put("OIDC_ISSUER", Tokens.issuer());
        builder.environment().put("RATE_LIMIT_PER_MINUTE", "0");
        process = builder.start();
        awaitReady();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitReady() throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var ready =
                HttpRequest.newBuilder(URI.create(url() + "/q/health/ready")).build();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // does not listen yet
            }
            Thread.sleep(100);
        }
        close();
        throw new IllegalStateException("the backend does not start: see target/bench-backend.log");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
