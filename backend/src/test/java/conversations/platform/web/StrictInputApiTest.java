package conversations.platform.web;

import static conversations.testing.Json.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.Json;
import conversations.testing.Operations;
import conversations.testing.Operations.Operation;
import conversations.testing.RawHttp;
import conversations.testing.Tokens;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules for the input of every operation of openapi.yaml. */
@ApiTest
@DisplayName("K2 nothing is silently ignored or coerced")
class StrictInputApiTest {
    private static final List<@Nullable Object> VALUES =
            List.of("x", "", " ", "\u0000", 1, 1.5, true, Map.of(), List.of());
    private static @Nullable World world;

    /** One conversation, person and record for the paths. */
    private record World(Api person, Api program, Api operator, Map<String, String> names) {
        static World make() {
            var person = Api.person("Ann");
            var other = Api.person("Ben");
            var record = CrmRecords.record("contact", "C");
            var id = person.start("Hello", other);
            return new World(
                    person,
                    Api.integration(),
                    Api.holding(
                            Tokens.token("operator", claims -> claims.setStringListClaim("groups", List.of("admin")))),
                    Map.of(
                            "{id}",
                            id,
                            "{seq}",
                            "1",
                            "{userId}",
                            other.id().toString(),
                            "{externalId}",
                            "E-1",
                            "{token}",
                            "nobodys",
                            "{type}/{id}",
                            record.type() + "/" + record.id()));
        }

        String path(Operation operation) {
            var path = operation.path().replace("{type}/{id}", String.valueOf(names.get("{type}/{id}")));
            for (var name : List.of("{id}", "{seq}", "{userId}", "{externalId}", "{token}")) {
                path = path.replace(name, String.valueOf(names.get(name)));
            }
            return path;
        }

        Api caller(Operation operation) {
            return operation.isForIntegrations() ? program : operation.isForOperators() ? operator : person;
        }

        Response send(Operation operation, String query, @Nullable Object body) {
            var caller = caller(operation);
            var request = operation.takesBody()
                    ? caller.body(body == null ? Map.of() : body)
                    : operation.with(caller.request());
            return request.request(operation.method(), path(operation) + (query.isEmpty() ? "" : "?" + query));
        }
    }

    private static World world() {
        if (world == null) {
            world = World.make();
        }
        return world;
    }

    @Test
    @DisplayName("an unknown query parameter is 400 under its name")
    void unknownParameters() {
        for (var operation : Operations.all()) {
            refused(world().send(operation, "surprise=1", null), "surprise", operation);
        }
    }

    @Test
    @DisplayName("a parameter given twice, or without a value, is 400 under its name")
    void doubledAndEmptyParameters() {
        for (var operation : Operations.all()) {
            for (var name : operation.parameters()) {
                refused(world().send(operation, name + "=1&" + name + "=2", null), name, operation);
                if (!name.equals("q")) {
                    refused(world().send(operation, name + "=", null), name, operation);
                }
            }
        }
    }

    @Test
    @DisplayName("a limit is 1 to 100, a cursor is one of this list")
    void limitsAndCursors() {
        for (var operation : Operations.all()) {
            if (operation.parameters().contains("limit")) {
                for (var limit : List.of("0", "101", "-1", "abc", "1.5", "1e1", "99999999999999999999")) {
                    refused(world().send(operation, "limit=" + limit, null), "limit", operation);
                }
            }
            if (operation.parameters().contains("cursor")) {
                for (var cursor : List.of("x", "null", "AAAA.AAAA", "MQ")) {
                    refused(world().send(operation, "cursor=" + cursor, null), "cursor", operation);
                }
            }
        }
    }

    @Test
    @DisplayName("a value of another JSON type is 400 under the field's name, also within lists")
    void wrongTypes() {
        for (var operation : Operations.all()) {
            operation.body().forEach((field, schema) -> {
                for (var value : VALUES) {
                    if (!fits(value, Operations.types(schema))) {
                        refused(world().send(operation, "", object(field, value)), field, operation);
                    }
                }
                var items = Operations.resolve(schema).path("items");
                if (!items.isMissingNode()) {
                    wrongItems(operation, field, items);
                }
            });
        }
    }

    private static void wrongItems(Operation operation, String field, JsonNode items) {
        for (var value : VALUES) {
            if (!fits(value, Operations.types(items))) {
                refused(world().send(operation, "", object(field, List.of(value))), field + "[0]", operation);
            }
        }
        if (Operations.types(items).contains("object")) {
            refused(
                    world().send(operation, "", object(field, List.of(Map.of("surprise", 1)))),
                    field + "[0].surprise",
                    operation);
        }
    }

    @Test
    @DisplayName("an unknown field is 400 under its name, beside whatever else is wrong")
    void unknownFields() {
        for (var operation : Operations.all()) {
            if (!operation.body().isEmpty()) {
                refused(world().send(operation, "", Map.of("surprise", 1)), "surprise", operation);
                var all = new LinkedHashMap<String, @Nullable Object>();
                operation.body().keySet().forEach(field -> all.put(field, null));
                all.put("__proto__", Map.of());
                refused(world().send(operation, "", all), "__proto__", operation);
            }
        }
    }

    @Test
    @DisplayName("a field that comes twice is 400")
    void doubledFields() {
        for (var operation : Operations.all()) {
            for (var field : operation.body().keySet()) {
                assertEquals(
                        400,
                        world().send(operation, "", "{\"" + field + "\":null,\"" + field + "\":null}")
                                .statusCode(),
                        operation + " " + field);
            }
        }
    }

    @Test
    @DisplayName("no body at all is as good as {}")
    void noBody() {
        for (var operation : Operations.all()) {
            if (!operation.body().isEmpty()) {
                var caller = world().caller(operation);
                var path = world().path(operation);
                assertEquals(
                        world().send(operation, "", "{}").statusCode(),
                        RawHttp.send(caller, operation.method(), path).statusCode(),
                        operation.toString());
            }
        }
    }

    @Test
    @DisplayName("a body that is no object is 400")
    void noObject() {
        for (var operation : Operations.all()) {
            if (!operation.body().isEmpty()) {
                for (var body : List.of(
                        "[]",
                        "\"\"",
                        "\"x\"",
                        "1",
                        "true",
                        "[{}]",
                        "{} {}",
                        "{}x",
                        "{",
                        "nul",
                        "{'a':1}",
                        "{\"a\":1,}",
                        "//\n{}",
                        "NaN")) {
                    assertEquals(400, world().send(operation, "", body).statusCode(), operation + " " + body);
                }
            }
        }
    }

    @Test
    @DisplayName("K1 a method that a path does not offer is 405, or 404 below a conversation, as a problem")
    void otherMethods() {
        var odd = new java.util.ArrayList<String>();
        Operations.methodsByPath().forEach((path, offered) -> {
            for (var method : List.of("GET", "PUT", "POST", "DELETE", "PATCH")) {
                if (!offered.contains(method)) {
                    var operation = new Operation(method, path, List.of(), Map.of(), null);
                    var answer = world().send(operation, "", null);
                    if (!Set.of(404, 405).contains(answer.statusCode())) {
                        odd.add(operation + " is " + answer.statusCode());
                    }
                }
            }
        });
        assertEquals(List.of(), odd);
    }

    @Test
    @DisplayName("F3 a missing resource is 404 for every operation, not a failure")
    void unknownIds() {
        for (var operation : Operations.all()) {
            if (operation.path().startsWith("/conversations/{id}")) {
                for (var id : List.of(UUID.randomUUID().toString(), "x", "1-1-1-1-1", "%00")) {
                    var caller = world().person();
                    var request = operation.takesBody() ? caller.body("{}") : caller.request();
                    var status = request.urlEncodingEnabled(false)
                            .request(
                                    operation.method(),
                                    operation
                                            .path()
                                            .replace("{id}", id)
                                            .replace("{seq}", "1")
                                            .replace("{userId}", "me"))
                            .statusCode();
                    assertTrue(Set.of(404, 422).contains(status), operation + " " + id + " is " + status);
                }
            }
        }
    }

    private static void refused(Response response, String field, Operation operation) {
        assertEquals(400, response.statusCode(), () -> operation + ": " + field + " " + response.asString());
        assertEquals("/problems/malformed-request", response.path("type"), operation.toString());
        assertEquals(List.of(field), response.path("errors.field"), () -> operation + ": " + response.asString());
    }

    private static boolean fits(@Nullable Object value, Set<String> types) {
        return switch (value) {
            case String _ -> types.contains("string");
            case Integer _ -> types.contains("integer") || types.contains("number");
            case Double _ -> types.contains("number");
            case Boolean _ -> types.contains("boolean");
            case Map<?, ?> _ -> types.contains("object");
            case List<?> _ -> types.contains("array");
            case null, default -> throw new IllegalArgumentException(Json.write(value));
        };
    }
}
