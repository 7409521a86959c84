package conversations.keycloak;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server run as a process of its own, with its output in a file beside the test's. */
record Server(Process process, Path log) implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Returns once {@code health} answers 200; fails with the log's place when the server ends or takes too long. */
    static Server start(String name, List<String> command, Map<String, String> environment, URI health)
            throws IOException, InterruptedException {
        var log = Path.of("target", name + ".log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var server = new Server(builder.start(), log);
        // Ctrl-C ends this process without closing anything.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (!isHealthy(health)) {
            // Waiting for the process to end is the pause between two questions.
            if (server.process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                server.close();
                throw new IllegalStateException(name + " did not start, see " + log);
            }
        }
        return server;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isHealthy(URI health) {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
