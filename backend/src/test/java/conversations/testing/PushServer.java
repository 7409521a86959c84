package conversations.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A push service for the tests of one run: it keeps what it is sent, and answers as it is told to. */
public class PushServer implements QuarkusTestResourceLifecycleManager {
    public static final String SUBJECT = "mailto:operator@example.com";
    private static final PushMessageReader KEYS = new PushMessageReader();
    private static final Map<String, List<Sent>> SENT = new ConcurrentHashMap<>();
    private static final Map<String, Integer> STATUS = new ConcurrentHashMap<>();
    private static @Nullable HttpServer server;

    /** A message as it came, and what was answered. */
    public record Sent(Map<String, List<String>> headers, byte[] body, int status) {
        public String header(String name) {
            return Objects.requireNonNull(headers.get(name), name).getFirst();
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", PushServer::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "conversations.push.public-key",
                KEYS.publicKey(),
                "conversations.push.private-key",
                KEYS.privateKey(),
                "conversations.push.subject",
                SUBJECT,
                "conversations.push.allow-private",
                "true");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var status = STATUS.getOrDefault(path, 201);
            var body = exchange.getRequestBody().readAllBytes();
            SENT.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                    .add(new Sent(Map.copyOf(exchange.getRequestHeaders()), body, status));
            if (status == 301) {
                exchange.getResponseHeaders().add("Location", origin() + "/elsewhere" + path);
            }
            exchange.getResponseHeaders().add("Retry-After", "600");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    public static String origin() {
        return "http://localhost:" + Objects.requireNonNull(server).getAddress().getPort();
    }

    /** The public key of the backend under test. */
    public static String publicKey() {
        return KEYS.publicKey();
    }

    public static void answer(String endpoint, int status) {
        STATUS.put(endpoint.substring(origin().length()), status);
    }

    /** The messages to this endpoint, in order. */
    public static List<Sent> to(String endpoint) {
        return SENT.getOrDefault(endpoint.substring(origin().length()), List.of());
    }
}
