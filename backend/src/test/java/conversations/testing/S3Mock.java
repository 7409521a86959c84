package conversations.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A store that speaks S3's protocol, in a process of its own; Maven put it into target/. */
public final class S3Mock implements AutoCloseable {
    public static final String BUCKET = "conversations";
    private static final Path JAR = Path.of("target/s3mock/s3mock.jar");
    private final Process process;
    private final URI endpoint;

    private S3Mock(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        // Ends the process also when the tests are interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    public static S3Mock start() {
        try {
            var port = freePort();
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-jar",
                            JAR.toAbsolutePath().toString(),
                            "--http.port=" + port,
                            // The one for TLS.
                            "--server.port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(Files.createDirectories(JAR.getParent())
                            .resolve("s3mock.log")
                            .toFile());
            builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", BUCKET);
            var mock = new S3Mock(builder.start(), URI.create("http://localhost:" + port));
            try {
                Concurrency.await("the S3 store answers", mock::answers);
            } catch (Throwable e) {
                mock.close();
                throw e;
            }
            return mock;
        } catch (IOException e) {
            throw new IllegalStateException("the S3 store does not start", e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the S3 store has ended: see target/s3mock/s3mock.log");
        }
        var request = HttpRequest.newBuilder(endpoint.resolve("/" + BUCKET))
                .timeout(Duration.ofSeconds(5))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
