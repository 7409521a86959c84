package conversations.sidebar;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/filters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Filters")
class FilterResource {
    private final Filters filters;
    private final Caller caller;

    FilterResource(Filters filters, Caller caller) {
        this.filters = filters;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listFilters",
            summary = "List the caller's filters",
            description = "The three built-in filters, then the caller's own by name.")
    public Page<FilterDto> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        return filters.page(caller.userId(), PageRequest.of(cursor, limit, 1, "filters", caller.userId()));
    }

    @POST
    @Operation(
            operationId = "createFilter",
            summary = "Save a filter",
            description =
                    "At most 100 for each user. Unknown users, and records that the caller may not name, are refused.")
    @APIResponseSchema(value = FilterDto.class, responseCode = "201", responseDescription = "Saved.")
    public RestResponse<FilterDto> save(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @Nullable FilterRequest request) {
        var saved =
                filters.save(caller.userId(), request == null ? FilterRequest.EMPTY : request, new IdempotencyKey(key));
        return RestResponse.ResponseBuilder.<FilterDto>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/filters/" + saved.id()))
                .entity(saved)
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getFilter", summary = "Get a filter")
    public FilterDto get(@PathParam("id") String id) {
        return filters.get(id, caller.userId());
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "changeFilter",
            summary = "Change a saved filter",
            description = "Replaces name and criteria. Built-in filters can't be changed.")
    public FilterDto change(@PathParam("id") String id, @Nullable FilterRequest request) {
        return filters.change(id, caller.userId(), request == null ? FilterRequest.EMPTY : request);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteFilter",
            summary = "Delete a saved filter",
            description = "Built-in filters can't be deleted.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(@PathParam("id") String id) {
        filters.remove(id, caller.userId());
    }
}
