package conversations.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer that any test sees against openapi.yaml: the status must be described for the operation, the body
 * must fit its schema, and it must have no field that is not described.
 */
public final class OpenApiContract implements Filter {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNode API = load();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Pattern INNARDS = Pattern.compile(
            "(?i)(java|jakarta|io|org|com)\\.[a-z0-9]+\\.|exception|\\bselect .+ from\\b|\\binsert into\\b|hibernate|jackson|postgres|conversations\\.[a-z]+\\.");
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private static JsonNode load() {
        try {
            return YAML.readTree(Files.readString(Path.of("../openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode api() {
        return API;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification spec, FilterContext context) {
        var response = context.next(request, spec);
        var path = URI.create(request.getURI()).getRawPath();
        if (path.startsWith("/api/v1/")) {
            check(
                    request.getMethod(),
                    path,
                    response.statusCode(),
                    String.valueOf(response.contentType()),
                    response.asString());
        }
        return response;
    }

    /** @param path as sent, percent-encoded, without the query */
    static void check(String method, String path, int status, String contentType, String body) {
        var call = method + " " + path + " → " + status;
        assertTrue(status < 500, () -> call + " is a failure of the server: " + body);
        var operation = operation(method, path);
        if (operation == null) {
            assertTrue(Set.of(400, 404, 405, 413).contains(status), () -> call + ": no such operation is described");
            validateProblem(call, contentType, body);
            return;
        }
        var described = operation.path("responses").path(String.valueOf(status));
        assertTrue(!described.isMissingNode(), () -> call + ": this status is not described");
        if (status >= 400) {
            validateProblem(call, contentType, body);
        } else if (described.path("content").has("application/json")) {
            validate(
                    call,
                    described
                            .path("content")
                            .path("application/json")
                            .path("schema")
                            .path("$ref")
                            .asText(),
                    body);
        } else if (!described.has("content")) {
            assertTrue(body.isEmpty(), () -> call + ": a body that is not described");
        }
    }

    /** The data of an event fits its schema. */
    static void checkEvent(String name, String data) {
        validate(name, "#/components/schemas/Event", data);
    }

    /** An error is a problem document, and tells nothing of what the server is made of (K1). */
    private static void validateProblem(String call, String contentType, String body) {
        assertTrue(
                contentType.startsWith("application/problem+json"),
                () -> call + " has type " + contentType + ": " + body);
        validate(call, "#/components/schemas/Problem", body);
        assertFalse(INNARDS.matcher(ownWords(body)).find(), () -> call + " tells of its innards: " + body);
    }

    /** The body without the names of fields, which come from the caller. */
    private static String ownWords(String body) {
        var problem = Json.read(body, ObjectNode.class);
        for (var error : problem.path("errors")) {
            var field = error.path("field").asText();
            if (!field.isEmpty()) {
                problem.put("detail", problem.path("detail").asText().replace(field, ""));
            }
            ((ObjectNode) error).remove("field");
        }
        return problem.toString();
    }

    /** The operation whose path fits; a literal path before a templated one, as the router has it. */
    private static @Nullable JsonNode operation(String method, String path) {
        @Nullable JsonNode found = null;
        for (var candidate : API.path("paths").properties()) {
            var pattern = Pattern.quote(candidate.getKey()).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
            var operation = candidate.getValue().path(method.toLowerCase(Locale.ROOT));
            if (!operation.isMissingNode()
                    && path.matches(pattern)
                    && (found == null || !candidate.getKey().contains("{"))) {
                found = operation;
            }
        }
        return found;
    }

    private static void validate(String call, String ref, String body) {
        var errors = SCHEMAS.computeIfAbsent(ref, OpenApiContract::schema)
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertTrue(errors.isEmpty(), () -> call + " breaks openapi.yaml: " + errors + "\n" + body);
    }

    private static Schema schema(String ref) {
        ObjectNode document = YAML.createObjectNode();
        document.put("$ref", ref);
        document.set("components", closed(API.path("components").deepCopy()));
        try {
            return REGISTRY.getSchema(YAML_TO_JSON.writeValueAsString(document), InputFormat.JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final ObjectMapper YAML_TO_JSON = new ObjectMapper();

    /** Clients must put up with new fields, tests must not: every object takes only what is described. */
    private static JsonNode closed(JsonNode components) {
        components.path("schemas").forEach(schema -> {
            if (schema instanceof ObjectNode object && object.has("properties")) {
                object.put("additionalProperties", false);
            }
        });
        return components;
    }
}
