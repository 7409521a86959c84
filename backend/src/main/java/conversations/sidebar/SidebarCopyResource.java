package conversations.sidebar;

import conversations.conversation.ConversationDto;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Params;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Conversations")
class SidebarCopyResource {
    private final SidebarCopyService copies;
    private final Caller caller;

    SidebarCopyResource(SidebarCopyService copies, Caller caller) {
        this.copies = copies;
        this.caller = caller;
    }

    @Schema(name = "Mute", description = "Whether a conversation is muted.")
    record Mute(
            @Schema(required = true, description = "Whether the caller gets no alerts of this conversation.") @Nullable Boolean muted) {}

    @DELETE
    @Operation(
            operationId = "deleteCopy",
            summary = "Delete the caller's copy",
            description =
                    "Others notice nothing. Entries after `throughSeq` stay; a later message by another participant brings "
                            + "the conversation back, without the deleted entries.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(
            @PathParam("id") UUID id,
            @QueryParam("throughSeq")
                    @Parameter(
                            description =
                                    "The position of the last entry to delete; without it, all entries are deleted.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @Nullable String throughSeq) {
        copies.delete(id, caller.userId(), Params.seq("throughSeq", throughSeq));
    }

    @POST
    @Path("/restore-copy")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "restoreCopy",
            summary = "Restore the caller's deleted copy",
            description = "Possible within a minute after the deletion.")
    public ConversationDto restore(@PathParam("id") UUID id) {
        return copies.restore(id, caller.userId());
    }

    @PUT
    @Path("/mute")
    @Operation(
            operationId = "muteConversation",
            summary = "Mute or unmute a conversation",
            description = "A muted conversation does not alert the caller; its messages still count as unread.")
    public ConversationDto mute(@PathParam("id") UUID id, @Nullable Mute request) {
        var muted = request == null ? null : request.muted();
        if (muted == null) {
            throw ProblemException.invalid("muted", "This is required.");
        }
        return copies.mute(id, caller.userId(), muted);
    }
}
