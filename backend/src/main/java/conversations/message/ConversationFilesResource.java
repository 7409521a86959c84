package conversations.message;

import conversations.attachment.FileDto;
import conversations.conversation.Visibility.View;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Attachments")
class ConversationFilesResource {
    private final TimelineReader reader;
    private final Caller caller;

    ConversationFilesResource(TimelineReader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listConversationFiles",
            summary = "List a conversation's files",
            description = "The files on messages that the caller can see, those of the newest message first.")
    public Page<FileDto> list(
            @PathParam("id") UUID id,
            @QueryParam("view")
                    @Parameter(
                            description = "With `record`, the view of a record's tab, also for participants.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "record"))
                    @Nullable String view,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var isRecordView = View.isRecordView(view);
        return reader.listFiles(
                id,
                caller.userId(),
                isRecordView,
                PageRequest.of(cursor, limit, 2, "files", caller.userId(), id, isRecordView));
    }
}
