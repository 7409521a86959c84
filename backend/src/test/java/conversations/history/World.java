package conversations.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import conversations.testing.Api;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.Json;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Five new users and two new records at the API. */
final class World {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Api> users = Api.people(Model.USERS);
    private final List<String> ids = new ArrayList<>();
    final List<CrmRecords.Item> records =
            List.of(CrmRecords.record("contact", "Open"), CrmRecords.restricted("opportunity", "Restricted"));
    /** The conversations started, in the model's order. */
    final List<String> talks = new ArrayList<>();

    /** The files that were put on messages. */
    final Map<Model.ModelEntry, String> files = new IdentityHashMap<>();

    record Answer(int status, JsonNode body) {}

    World() {
        IntStream.range(0, Model.USERS)
                .forEach(user -> ids.add(get(user, "/me").body().path("id").asText()));
        var access = new Model().access;
        for (var user = 0; user < Model.USERS; user++) {
            grant(user, access[user]);
        }
    }

    void activate(int user, boolean active) {
        Database.update("update users set active = ? where id = ?", active, UUID.fromString(id(user)));
    }

    void grant(int user, int access) {
        // Editing without viewing counts as nothing.
        records.get(1).allow(users.get(user), access > 0, access != 1);
    }

    String id(int user) {
        return ids.get(user);
    }

    int user(String id) {
        assertTrue(ids.contains(id), () -> "somebody else: " + id);
        return ids.indexOf(id);
    }

    /** The id of a new file. */
    String upload(int by, String name) {
        return users.get(by)
                .request()
                .multiPart("file", name, name.getBytes(StandardCharsets.UTF_8))
                .post("/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Answer get(int by, String path) {
        return send(by, "GET", path, null);
    }

    /** For answers that are no JSON. */
    int status(int by, String path) {
        return exchange(by, "GET", path, null).statusCode();
    }

    Answer send(int by, String method, String path, @Nullable Object body) {
        var response = exchange(by, method, path, body);
        try {
            var bytes = response.body();
            return new Answer(
                    response.statusCode(), bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes));
        } catch (IOException e) {
            throw new AssertionError("no JSON from " + method + " " + path, e);
        }
    }

    private HttpResponse<byte[]> exchange(int by, String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + Api.BASE + path.replace("\"", "%22")))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", users.get(by).authorization())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)))
                .build();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofByteArray());
            assertTrue(response.statusCode() < 500, () -> method + " " + path + " is a failure of the server");
            return response;
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
