package conversations.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The operations of the API as openapi.yaml has them, so that what holds for all is tested for those to come as well. */
public final class Operations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final String FILE = "multipart/form-data";

    private Operations() {}

    /**
     * @param path below the API's base path, with {@code {names}} in it
     * @param parameters the names of its query parameters
     * @param body the schemas of its body's fields by name, empty where it takes no JSON
     * @param form the media type of its body where that is a form, null otherwise
     */
    public record Operation(
            String method,
            String path,
            List<String> parameters,
            Map<String, JsonNode> body,
            @Nullable String form) {
        /** Whether it takes JSON. */
        public boolean takesBody() {
            return !method.equals("GET") && !method.equals("DELETE") && form == null;
        }

        public boolean takesFile() {
            return FILE.equals(form);
        }

        /** A request with an empty body of its kind. */
        public RequestSpecification with(RequestSpecification request) {
            if (takesFile()) {
                return request.multiPart("file", "a.txt", new byte[] {'a'});
            }
            return form == null ? request : request.contentType(form).formParam("x", "");
        }

        /** Whether it is for programs that keep records and users. */
        public boolean isForIntegrations() {
            return !method.equals("GET") && (path.startsWith("/records") || path.startsWith("/users"));
        }

        /** Whether it asks for the role {@code admin}. */
        public boolean isForOperators() {
            return path.startsWith("/admin/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** All operations except the event stream, which does not end and has its own tests. */
    public static List<Operation> all() {
        var operations = new ArrayList<Operation>();
        for (var path : OpenApiContract.api().path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && !isStream(operation.getValue())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey().substring(Api.BASE.length()),
                            parameters(operation.getValue()),
                            fields(operation.getValue()),
                            form(operation.getValue())));
                }
            }
        }
        return operations;
    }

    private static @Nullable String form(JsonNode operation) {
        var content = operation.path("requestBody").path("content");
        return Stream.of(FILE, "application/x-www-form-urlencoded")
                .filter(content::has)
                .findFirst()
                .orElse(null);
    }

    private static boolean isStream(JsonNode operation) {
        return operation.path("responses").path("200").path("content").has("text/event-stream");
    }

    /** The paths with the methods that they offer. */
    public static Map<String, Set<String>> methodsByPath() {
        return all().stream()
                .collect(Collectors.groupingBy(
                        Operation::path, Collectors.mapping(Operation::method, Collectors.toSet())));
    }

    /** The schema itself, where it is a reference. */
    public static JsonNode resolve(JsonNode schema) {
        var ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : OpenApiContract.api().at(ref.substring(1));
    }

    /** The JSON types that a value of the schema may have. */
    public static Set<String> types(JsonNode schema) {
        var resolved = resolve(schema);
        if (resolved.has("anyOf")) {
            return stream(resolved.path("anyOf"))
                    .flatMap(one -> types(one).stream())
                    .collect(Collectors.toSet());
        }
        var type = resolved.path("type");
        return type.isArray() ? stream(type).map(JsonNode::asText).collect(Collectors.toSet()) : Set.of(type.asText());
    }

    private static List<String> parameters(JsonNode operation) {
        return stream(operation.path("parameters"))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private static Map<String, JsonNode> fields(JsonNode operation) {
        var schema = resolve(operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
        var fields = new LinkedHashMap<String, JsonNode>();
        schema.path("properties").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
