package conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.HostileTexts;
import conversations.testing.Json;
import conversations.testing.MultipartForm;
import conversations.testing.Operations;
import conversations.testing.Operations.Operation;
import conversations.testing.RawHttp;
import conversations.testing.SeededTrials;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random requests to every operation that openapi.yaml describes; {@link RawHttp} holds each answer against it. */
@ApiTest
class HostileInputTest {
    private static final int ROUNDS = 12;
    private static final int REQUESTS = 60;
    /** Maximum length of a value within a request line, with room for the rest of the line. */
    private static final int LONGEST_ADDRESS = 3_500;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    /** Values from answers: ids, cursors, moments. */
    private final List<String> known = new ArrayList<>();

    private String conversation = "";
    private String record = "";
    private String file = "";

    @Test
    @DisplayName("K1 any input gets a described answer, and never a failure")
    void anything() {
        var item = CrmRecords.record("contact", "Known");
        record = item.type() + "/" + item.id();
        conversation =
                ann.start(Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", List.of(item.ref())));
        file = ann.file("a.txt", "Hello");
        known.addAll(List.of(
                conversation,
                file,
                ann.id().toString(),
                ben.id().toString(),
                item.id(),
                item.type() + ":" + item.id(),
                "1",
                "2",
                "open",
                "closed",
                "contact"));
        known.add(String.valueOf(ann.ok("/users?limit=1").getString("nextCursor")));
        known.add(ann.ok("/conversations/unread-count").getString("asOf"));
        var operations = Operations.all();
        var callers = List.of(ann, ann, ben, Api.person("Stranger"), Api.integration());
        SeededTrials.times(ROUNDS, random -> {
            for (var i = 0; i < REQUESTS; i++) {
                var operation = SeededTrials.one(random, operations);
                send(
                        random,
                        operation,
                        operation.isForIntegrations() ? callers.getLast() : SeededTrials.one(random, callers));
            }
        });
        assertEquals(conversation, ann.conversation(conversation).getString("id"));
    }

    private void send(RandomGenerator random, Operation operation, Api caller) {
        var address = path(random, operation) + query(random, operation);
        if (address.length() > LONGEST_ADDRESS) {
            return;
        }
        var body = operation.takesBody() ? body(random, operation) : "";
        var request = RawHttp.request(address).header("Authorization", caller.authorization());
        if (operation.takesFile()) {
            RawHttp.send(
                    request.header("Content-Type", random.nextInt(8) == 0 ? "multipart/form-data" : MultipartForm.TYPE)
                            .POST(BodyPublishers.ofByteArray(form(random))));
            return;
        }
        if (operation.takesBody() || operation.form() != null) {
            request.header("Content-Type", operation.form() == null ? "application/json" : operation.form());
        }
        if (random.nextInt(4) == 0) {
            request.header("Idempotency-Key", "k" + random.nextInt(5));
        }
        try {
            RawHttp.send(request.method(operation.method(), BodyPublishers.ofString(body)));
        } catch (AssertionError e) {
            throw new AssertionError(operation.method() + " " + address + "\n" + body + "\n" + e.getMessage(), e);
        }
    }

    /** A form with a file in it, often broken. */
    private byte[] form(RandomGenerator random) {
        var content = HostileTexts.string(random).getBytes(StandardCharsets.UTF_8);
        var form = MultipartForm.parts(
                        "", MultipartForm.part(random.nextInt(6) == 0 ? text(random) : "file", text(random), content))
                .body();
        if (random.nextInt(3) > 0) {
            return form;
        }
        var broken = Arrays.copyOf(form, random.nextInt(form.length + 1));
        for (var i = random.nextInt(3); i > 0 && broken.length > 0; i--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        return broken;
    }

    private String path(RandomGenerator random, Operation operation) {
        var path = operation.path();
        if (random.nextInt(4) > 0) {
            return path.replace("/attachments/{id}", "/attachments/" + file)
                    .replace("{type}/{id}", record)
                    .replace("{id}", conversation)
                    .replace("{seq}", "1")
                    .replace("{userId}", ben.id().toString())
                    .replace("{token}", "of-nobody")
                    .replace("{externalId}", "E-1");
        }
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(encode(segment(random))));
        }
        return path;
    }

    /** Empty ones, and dots, would be another path. */
    private String segment(RandomGenerator random) {
        var text = text(random);
        return text.isEmpty() || text.matches("\\.+") ? "x" : text;
    }

    private String query(RandomGenerator random, Operation operation) {
        var query = new StringBuilder();
        for (var name : operation.parameters()) {
            if (random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encode(text(random)));
            }
        }
        if (random.nextInt(10) == 0) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(encode(text(random)))
                    .append('=')
                    .append(encode(text(random)));
        }
        return query.toString();
    }

    private String body(RandomGenerator random, Operation operation) {
        if (random.nextInt(10) == 0) {
            return random.nextBoolean() ? HostileTexts.string(random) : Json.write(HostileTexts.value(random, 3));
        }
        var body = new LinkedHashMap<String, @Nullable Object>();
        operation.body().forEach((name, schema) -> {
            if (random.nextInt(4) > 0) {
                body.put(name, random.nextInt(4) == 0 ? HostileTexts.value(random, 2) : fitting(random, schema));
            }
        });
        if (random.nextInt(20) == 0) {
            body.put(HostileTexts.string(random), 1);
        }
        return Json.write(body);
    }

    /** A value of the type described, whatever its content. */
    private @Nullable Object fitting(RandomGenerator random, JsonNode schema) {
        var resolved = Operations.resolve(schema);
        var types = Operations.types(schema);
        if (types.contains("array")) {
            return random.ints(random.nextInt(4), 0, 1)
                    .mapToObj(_ -> fitting(random, resolved.path("items")))
                    .toList();
        }
        if (types.contains("object")) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            resolved.path("properties")
                    .properties()
                    .forEach(field -> object.put(field.getKey(), fitting(random, field.getValue())));
            return object;
        }
        if (types.contains("boolean")) {
            return random.nextBoolean();
        }
        return types.contains("integer") ? (Object) random.nextLong(-2, 5) : text(random);
    }

    private String text(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> SeededTrials.one(random, known);
            case 3 -> UUID.randomUUID().toString();
            case 4 -> String.valueOf(random.nextInt(-1, 120));
            default -> HostileTexts.string(random);
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
