package conversations.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged backend as a process of its own; it migrates the database when it starts. */
public final class Node implements AutoCloseable {
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final int TIMEOUT_SECONDS = 180;

    private final Process process;
    private final int port;
    private final File log;

    /** A node on the PostgreSQL with this JDBC URL, with the identity provider of the tests. */
    public Node(String databaseUrl) throws IOException, InterruptedException {
        this(databaseUrl, Map.of(), List.of());
    }

    /**
     * @param environment more of it
     * @param before a command that runs the one which follows it, and is this process then
     */
    public Node(String databaseUrl, Map<String, String> environment, List<String> before)
            throws IOException, InterruptedException {
        this(databaseUrl, environment, before, List.of("-Xmx512m"));
    }

    /** @param options of the Java virtual machine */
    public Node(String databaseUrl, Map<String, String> environment, List<String> before, List<String> options)
            throws IOException, InterruptedException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        log = new File("target/node-" + port + ".log");
        var command = new ArrayList<>(before);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of("-jar", JAR));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        String.valueOf(port),
                        "HTTP_HOST",
                        "127.0.0.1",
                        "DATABASE_URL",
                        databaseUrl,
                        "DATABASE_USER",
                        "postgres",
                        "OIDC_ISSUER",
                        Tokens.issuer(),
                        "RATE_LIMIT_PER_MINUTE",
                        "0"));
        builder.environment().putAll(environment);
        process = builder.start();
        awaitReady();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private void awaitReady() throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var ready =
                HttpRequest.newBuilder(URI.create(url() + "/q/health/ready")).build();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
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
        kill();
        throw new IllegalStateException("the backend does not start: see " + log);
    }

    /** The log up to now. */
    public List<String> log() throws IOException {
        return Files.readAllLines(log.toPath());
    }

    /** SIGKILL: it gets to do nothing more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: it stands still, and its connections stay open. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on where it stood. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("no signal " + name + " to the node");
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
