package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import conversations.testing.Api;
import conversations.testing.Json;
import conversations.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A user whose client repeats requests, at any node that answers, until they are accepted or refused. */
final class TestUser {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(10);
    private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Cluster cluster;
    private final String token;
    private final int home;
    private final UUID id;

    /** @param home the number of the node that they ask first */
    TestUser(Cluster cluster, String name, int home) {
        this.cluster = cluster;
        this.home = home;
        token = Tokens.token(name);
        id = UUID.fromString(String.valueOf(get("/me").get("id")));
    }

    UUID id() {
        return id;
    }

    String authorization() {
        return "Bearer " + token;
    }

    /** The node to ask at the given attempt: the first is the one that they are used to. */
    String address(int attempt) {
        var addresses = cluster.addresses();
        return addresses.get((home + attempt) % addresses.size());
    }

    Map<?, ?> get(String path) {
        return Json.read(send("GET", path, null, null).body(), Map.class);
    }

    /** Starts a conversation with the others. */
    String start(String text, List<TestUser> others) {
        var ids = others.stream().map(TestUser::id).toList();
        var answer = send("POST", "/conversations", Json.write(Map.of("message", text, "participantIds", ids)), key());
        return String.valueOf(Json.read(answer.body(), Map.class).get("id"));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Posted(long seq) {}

    /** Posts a message and returns its seq once it is acknowledged. */
    long say(String conversation, String text) {
        var answer =
                send("POST", "/conversations/" + conversation + "/messages", Json.write(Map.of("text", text)), key());
        return Json.read(answer.body(), Posted.class).seq();
    }

    /** Marks it read up to its end. */
    void read(String conversation) {
        send("POST", "/conversations/" + conversation + "/read", "{}", null);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Repeats it, under the same key, as long as nobody answers or the answer is that nobody can just now. */
    HttpResponse<String> send(String method, String path, @Nullable String json, @Nullable String key) {
        var end = System.nanoTime() + GIVE_UP_NANOS;
        for (var attempt = 0; System.nanoTime() < end; attempt++) {
            var response = attempt(address(attempt), method, path, json, key);
            if (response != null && response.statusCode() != 503) {
                assertTrue(
                        response.statusCode() < 300,
                        () -> method + " " + path + ": " + response.statusCode() + " " + response.body());
                return response;
            }
            pause();
        }
        throw new AssertionError("nobody answers " + method + " " + path);
    }

    /** As any client does before it tries again. */
    static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private @Nullable HttpResponse<String> attempt(
            String address, String method, String path, @Nullable String json, @Nullable String key) {
        var request = HttpRequest.newBuilder(URI.create(address + Api.BASE + path))
                .timeout(RETRY_TIMEOUT)
                .header("Authorization", authorization())
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
