package conversations.record;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Params;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/records")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
class RecordResource {
    private final Records records;
    private final RecordImporter importer;
    private final Caller caller;

    RecordResource(Records records, RecordImporter importer, Caller caller) {
        this.records = records;
        this.importer = importer;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.USER)
    @Transactional
    @Operation(
            operationId = "listRecords",
            summary = "Search records (record picker)",
            description =
                    "The records whose name the caller may know, sorted by name. With `q`, those whose name or id contains "
                            + "every word of it, ignoring case and accents.")
    public Page<RecordDto> list(
            @QueryParam("type")
                    @Parameter(
                            description = "Only records of this type.",
                            schema = @Schema(implementation = RecordType.class))
                    @Nullable String type,
            @QueryParam("q") @Parameter(description = "The search text, at most 200 characters.") @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var text = Params.query("q", q);
        var only = Params.oneOf("type", type, RecordType.class);
        return records.search(
                only, text, caller.userId(), PageRequest.of(cursor, limit, 3, "records", caller.userId(), only, text));
    }

    @GET
    @Path("/{type}/{id}")
    @RolesAllowed(Roles.USER)
    @Transactional
    @Operation(
            operationId = "getRecord",
            summary = "Get a record",
            description = "A restricted record that the caller may not view answers 404, like an unknown one.")
    public RecordDto get(
            @PathParam("type")
                    @Parameter(
                            description = "The type of the record.",
                            schema = @Schema(implementation = RecordType.class))
                    String type,
            @PathParam("id") String id) {
        var key = RecordType.key(type, id);
        if (key == null) {
            throw ProblemException.notFound();
        }
        return records.get(key, caller.userId());
    }

    @PUT
    @Path("/{type}/{id}")
    @RolesAllowed(Roles.RECORDS_WRITE)
    @Operation(
            operationId = "setRecord",
            summary = "Create or replace a record",
            description =
                    "Replaces the record and its access list, or creates the record. For integrations with the scope `records:write`.")
    @APIResponseSchema(value = RecordDto.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordDto.class)))
    public RestResponse<RecordDto> put(
            @PathParam("type")
                    @Parameter(
                            description = "The type of the record.",
                            schema = @Schema(implementation = RecordType.class))
                    String type,
            @PathParam("id")
                    @Parameter(description = "The CRM's own id: letters, digits, dots, hyphens and underscores.")
                    String id,
            @Nullable RecordRequest request) {
        var key = RecordType.key(type, id);
        if (key == null) {
            throw RecordKey.isId(id)
                    ? ProblemException.invalid("type", "This must be one of " + RecordType.codes() + ".")
                    : ProblemException.invalid(
                            "id", "This must be 1 to 64 letters, digits, dots, hyphens or underscores.");
        }
        var created = importer.upsert(key, request == null ? RecordRequest.EMPTY : request);
        return RestResponse.ResponseBuilder.<RecordDto>create(
                        created ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .entity(records.getForIntegration(key))
                .build();
    }
}
