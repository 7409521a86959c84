package conversations.platform.openapi;

import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.Problem;
import conversations.platform.problem.ProblemType;
import conversations.platform.problem.RequestId;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Completes the API description with what all operations have in common: errors, paging parameters, and the order of the
 * document.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiCompleter implements OASFilter {
    private static final String SCHEMAS = "#/components/schemas/";
    /** Query parameters that name a resource which the caller may not be allowed to see. */
    private static final Set<String> NAMING = Set.of("notIn", "filter");

    private static final Pattern PAGE = Pattern.compile("^Page(\\w+)Dto$");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addResponse("Problem", problem());
        var paths = OASFactory.createPaths();
        new TreeMap<>(api.getPaths().getPathItems()).forEach((path, item) -> {
            item.getOperations().forEach((method, operation) -> complete(path, method, item, operation));
            paths.addPathItem(path, item);
        });
        api.setPaths(paths);
        var schemas = new TreeMap<String, Schema>();
        api.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name(name), page(name, schema)));
        schemas.keySet().removeAll(List.of("UUID", "Instant"));
        api.getComponents().setSchemas(schemas);
    }

    /** Inlines the schemas of ids and times, and names pages after their items. */
    @Override
    public @Nullable Schema filterSchema(Schema schema) {
        var ref = schema.getRef();
        if (schema.getAnyOf() != null || ref != null) {
            // The referenced schema has the type; a second one beside it would confuse generators.
            schema.setType(null);
        }
        if (ref == null) {
            return schema;
        }
        switch (ref.substring(SCHEMAS.length())) {
            case "UUID" -> inline(schema, "uuid");
            case "Instant" -> inline(schema, "date-time");
            default -> schema.setRef(SCHEMAS + name(ref.substring(SCHEMAS.length())));
        }
        return schema;
    }

    private static void inline(Schema schema, String format) {
        schema.ref(null);
        schema.type(List.of(SchemaType.STRING)).format(format);
    }

    private static Schema page(String generated, Schema schema) {
        return PAGE.matcher(generated).matches() ? schema.description("A page of a list.") : schema;
    }

    private static String name(String generated) {
        return PAGE.matcher(generated).replaceFirst("$1Page");
    }

    private static void complete(String path, HttpMethod method, PathItem item, Operation operation) {
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        parameters.forEach(OpenApiCompleter::describe);
        if (method == HttpMethod.POST && creates(operation)) {
            operation.getResponses().getAPIResponse("201").addHeader("Location", location());
        }
        if (operation.getResponses().getAPIResponse("206") != null) {
            operation.getResponses().addAPIResponse("416", reference());
        }
        if (parameters.stream().anyMatch(parameter -> IdempotencyKey.HEADER.equals(parameter.getName()))) {
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    response.addHeader(Idempotency.REPLAYED, replayed());
                }
            });
        }
        for (var status : statuses(path, method, parameters, operation)) {
            operation.getResponses().addAPIResponse(String.valueOf(status), reference());
        }
        for (var type : List.of(ProblemType.INTERNAL_ERROR, ProblemType.UNAVAILABLE)) {
            operation.getResponses().addAPIResponse(String.valueOf(type.status), reference());
        }
    }

    /** The statuses of client errors that an operation can answer with. */
    private static List<Integer> statuses(
            String path, HttpMethod method, List<Parameter> parameters, Operation operation) {
        var reads = method == HttpMethod.GET;
        var named = path.contains("{")
                || operation.getResponses().getAPIResponse("404") != null
                || parameters.stream().anyMatch(parameter -> NAMING.contains(parameter.getName()));
        var signedIn =
                operation.getSecurity() == null || !operation.getSecurity().isEmpty();
        var hasContent = operation.getResponses().getAPIResponses().values().stream()
                .anyMatch(response -> response.getContent() != null);
        return Map.ofEntries(
                        Map.entry(400, true),
                        Map.entry(401, signedIn),
                        Map.entry(403, signedIn),
                        Map.entry(404, named),
                        Map.entry(406, hasContent),
                        Map.entry(408, !reads),
                        Map.entry(409, !reads && (path.contains("{") || creates(operation))),
                        Map.entry(413, !reads),
                        Map.entry(415, !reads),
                        Map.entry(422, !reads),
                        Map.entry(429, true))
                .entrySet()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean creates(Operation operation) {
        return operation.getResponses().getAPIResponse("201") != null;
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" -> {
                parameter.description("Maximum number of items.");
                parameter.schema(OASFactory.createSchema()
                        .addType(SchemaType.INTEGER)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT))
                        .defaultValue(PageRequest.DEFAULT_LIMIT));
            }
            case "cursor" -> parameter.description("The `nextCursor` of the previous page.");
            case "Idempotency-Key" -> {
                parameter.description(
                        "A key for this request: repeating the request under the same key returns the first answer instead of acting twice.");
                parameter.schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255)
                        .pattern("^[\\x21-\\x7e]+$"));
            }
            case "id" -> {
                if (parameter.getDescription() == null && parameter.getIn() == Parameter.In.PATH) {
                    parameter.description("The id.");
                }
            }
            default -> {}
        }
    }

    private static Header location() {
        return OASFactory.createHeader()
                .description("The address of the created resource.")
                .required(true)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uri"));
    }

    private static Header replayed() {
        return OASFactory.createHeader()
                .description("`true` if this is the stored answer to an earlier request under the same key.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).addEnumeration("true"));
    }

    private static Header requestId() {
        return OASFactory.createHeader()
                .description("The id of the request, which every answer has.")
                .required(true)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static APIResponse reference() {
        return OASFactory.createAPIResponse().ref("#/components/responses/Problem");
    }

    private static APIResponse problem() {
        var kinds = Arrays.stream(ProblemType.values())
                .map(type -> "- `" + type.uri() + "` (" + type.status + "): " + type.explanation)
                .collect(Collectors.joining("\n"));
        return OASFactory.createAPIResponse()
                .description("An error. `type` is one of:\n\n" + kinds)
                .addHeader(RequestId.HEADER, requestId())
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
}
