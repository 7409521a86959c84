package conversations.sidebar;

import conversations.conversation.ConversationDto;
import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.web.Params;
import conversations.platform.web.RequestCost;
import conversations.record.RecordKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Conversations")
class SidebarResource {
    private final Sidebar sidebar;
    private final Filters filters;
    private final Caller caller;

    SidebarResource(Sidebar sidebar, Filters filters, Caller caller) {
        this.sidebar = sidebar;
        this.filters = filters;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RequestCost(value = RequestCost.Kind.SEARCH, onlyWithParameter = "q")
    @Operation(
            operationId = "listConversations",
            summary = "List the caller's conversations (sidebar)",
            description =
                    "The conversations of which the caller has a copy, latest activity first. All given conditions must hold.")
    public Page<ConversationDto> list(
            @QueryParam("filter")
                    @Parameter(
                            description =
                                    "The id of a filter: of a saved one, whose conditions must hold too (404 if the caller has no such "
                                            + "filter), or of a built-in one: `created` (the caller started the conversation), `participating` (the "
                                            + "caller is a current participant), `closed`.")
                    @Nullable String filter,
            @QueryParam("with")
                    @Parameter(
                            description = "Only conversations whose copy shows that this user is or was a participant.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @Nullable String with,
            @QueryParam("about")
                    @Parameter(description = "Only conversations about this record, given as `type:id`.")
                    @Nullable String about,
            @QueryParam("role")
                    @Parameter(
                            description = "Only conversations in which the caller has this role.",
                            schema = @Schema(implementation = Role.class))
                    @Nullable String role,
            @QueryParam("status")
                    @Parameter(
                            description = "Only conversations with this status.",
                            schema = @Schema(implementation = Status.class))
                    @Nullable String status,
            @QueryParam("unread")
                    @Parameter(
                            description = "Only conversations with (true) or without (false) unread messages.",
                            schema = @Schema(implementation = Boolean.class))
                    @Nullable String unread,
            @QueryParam("q")
                    @Parameter(
                            description =
                                    "Only conversations in which a search for this text, at most 200 characters, finds something that the "
                                            + "caller sees in their sidebar.")
                    @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var builtIn = BuiltInFilter.of(filter);
        var text = Params.query("q", q);
        var given = SidebarCriteriaBuilder.builder()
                .with(Params.uuid("with", with))
                .about(RecordKey.parse(about))
                .role(Params.oneOf("role", role, Role.class))
                .status(Params.oneOf("status", status, Status.class))
                .unread(Params.bool("unread", unread))
                .q(text.isEmpty() ? null : text)
                .build();
        var saved = builtIn == null ? Params.uuid("filter", filter) : null;
        var criteria = saved == null ? List.of(given) : List.of(given, filters.criteria(saved, caller.userId()));
        return sidebar.page(
                caller.userId(),
                builtIn,
                criteria,
                PageRequest.of(cursor, limit, 2, "conversations", caller.userId(), builtIn, criteria));
    }
}
