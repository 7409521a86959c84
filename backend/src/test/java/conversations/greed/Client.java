package conversations.greed;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A caller of one node, who is signed in. */
final class Client {
    private static final int MAX_ATTEMPTS = 50;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final String url;
    private final String token;

    Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The person with this name. */
    static Client of(String url, String name) {
        return new Client(url, Tokens.token(name));
    }

    String authorization() {
        return "Bearer " + token;
    }

    UUID id() {
        return UUID.fromString(get("/me").path("id").asText());
    }

    JsonNode get(String path) {
        return Json.read(acknowledged("GET", path, null).body(), JsonNode.class);
    }

    JsonNode post(String path, Object body) {
        return Json.read(acknowledged("POST", path, Json.write(body)).body(), JsonNode.class);
    }

    /** Sends it until it is neither limited nor postponed; the attacks are prepared by it. */
    HttpResponse<String> acknowledged(String method, String path, @Nullable String json) {
        for (var attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            var answer = send(method, path, json);
            if (answer.statusCode() < 300) {
                return answer;
            }
            if (answer.statusCode() != 429 && answer.statusCode() != 503) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("never acknowledged: " + method + " " + path);
    }

    HttpResponse<String> send(String method, String path, @Nullable String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + Api.BASE + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
