package conversations.person;

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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
class UserResource {
    private final Users users;
    private final CurrentParticipants participants;
    private final UserImporter importer;
    private final Caller caller;

    UserResource(Users users, CurrentParticipants participants, UserImporter importer, Caller caller) {
        this.users = users;
        this.participants = participants;
        this.importer = importer;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.USER)
    @Transactional
    @Operation(
            operationId = "listUsers",
            summary = "Search users (people picker)",
            description =
                    "Active users, and on request deactivated ones. With `q`, those whose name or email contains every word "
                            + "of it, ignoring case and accents; users whose last name begins with it come first. Sorted by last name.")
    public Page<UserDto> list(
            @QueryParam("q") @Parameter(description = "The search text, at most 200 characters.") @Nullable String q,
            @QueryParam("notIn")
                    @Parameter(
                            description = "The id of a conversation whose current participants are left out.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @Nullable String notIn,
            @QueryParam("deactivated")
                    @Parameter(
                            description =
                                    "Whether to include deactivated users. They can't be invited, but conversations with them can be searched for.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable String deactivated,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var text = Params.query("q", q);
        var conversation = Params.uuid("notIn", notIn);
        var except = conversation == null ? Set.<UUID>of() : participants.userIdsOf(conversation, caller.userId());
        var all = Boolean.TRUE.equals(Params.bool("deactivated", deactivated));
        return users.search(
                text, all, except, PageRequest.of(cursor, limit, 4, "users", caller.userId(), text, conversation, all));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.USER)
    @Transactional
    @Operation(
            operationId = "getUser",
            summary = "Get a user",
            description = "The user as the people picker shows them, also after deactivation.")
    public UserDto get(@PathParam("id") UUID id) {
        var user = users.findById(id);
        if (user == null) {
            throw ProblemException.notFound();
        }
        return UserDto.of(user);
    }

    @PUT
    @Path("/by-external-id/{externalId}")
    @RolesAllowed(Roles.USERS_WRITE)
    @Operation(
            operationId = "setUser",
            summary = "Create or replace a user",
            description =
                    "Replaces the user of this external id, or creates them. For integrations with the scope `users:write`.")
    @APIResponseSchema(value = UserDto.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UserDto.class)))
    public RestResponse<UserDto> put(
            @PathParam("externalId") @Parameter(description = "The CRM's own id.") String externalId,
            @Nullable UserRequest request) {
        var result = importer.upsert(externalId, request == null ? UserRequest.EMPTY : request);
        return RestResponse.ResponseBuilder.<UserDto>create(
                        result.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .entity(result.user())
                .build();
    }
}
