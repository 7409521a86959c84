package conversations.recordtab;

import conversations.conversation.ConversationDto;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.record.RecordType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/records/{type}/{id}/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Records")
class RecordTabResource {
    private final RecordTab tab;
    private final Caller caller;

    RecordTabResource(RecordTab tab, Caller caller) {
        this.tab = tab;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listRecordConversations",
            summary = "List the conversations about a record (record tab)",
            description =
                    "The conversations about the record, latest activity first. Everybody who may view the record sees them "
                            + "completely; private ones are shown to current and former participants, for the time of their "
                            + "participation. Read their timelines with `view=record`.")
    public Page<ConversationDto> list(
            @PathParam("type")
                    @Parameter(
                            description = "The type of the record.",
                            schema = @Schema(implementation = RecordType.class))
                    String type,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var record = RecordType.key(type, id);
        if (record == null) {
            throw ProblemException.notFound();
        }
        return tab.page(record, caller.userId(), PageRequest.of(cursor, limit, 2, "record", caller.userId(), record));
    }
}
