package conversations.sidebar;

import conversations.conversation.ConversationDto;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Reading")
class ReadResource {
    private final ReadMarks marks;
    private final Caller caller;

    ReadResource(ReadMarks marks, Caller caller) {
        this.marks = marks;
        this.caller = caller;
    }

    @Schema(name = "UnreadCount", description = "The content of the badge.")
    record UnreadCount(
            @Schema(required = true, description = "The exact number of conversations with unread messages.")
            long conversations,

            @Schema(required = true, description = "An opaque value for the moment of this count, for mark-all-read.")
            String asOf) {}

    @Schema(name = "MarkedRead", description = "The result of mark-all-read.")
    record MarkedRead(
            @Schema(required = true, description = "The number of conversations in which messages were marked.")
            long conversations) {}

    @Schema(name = "ReadMark", description = "The position up to which the caller has read.")
    record ReadMark(
            @Schema(
                    nullable = true,
                    minimum = "0",
                    description =
                            "The position of the last entry that the caller has read; without it, the last visible one. A later "
                                    + "position is reduced to the last visible one.")
            @Nullable Long throughSeq) {}

    @Schema(name = "MarkAllRead", description = "The messages to mark as read.")
    record MarkAllRead(
            @Schema(
                    nullable = true,
                    description =
                            "The `asOf` of the unread-count that the client last loaded: later messages stay unread. Without it, all "
                                    + "present messages are marked.")
            @Nullable String asOf) {}

    @GET
    @Path("/unread-count")
    @Operation(
            operationId = "getUnreadCount",
            summary = "Get the number of unread conversations (badge)",
            description = "The number of the caller's conversations with unread messages.")
    public UnreadCount unreadCount() {
        var badge = marks.badge(caller.userId());
        return new UnreadCount(badge.conversations(), badge.asOf().encode());
    }

    @POST
    @Path("/{id}/read")
    @Operation(
            operationId = "markRead",
            summary = "Mark as read",
            description = "Moves the read mark forward; it never moves back.")
    public ConversationDto read(@PathParam("id") UUID id, @RequestBody(required = false) @Nullable ReadMark mark) {
        var throughSeq = mark == null ? null : mark.throughSeq();
        if (throughSeq != null && throughSeq < 0) {
            throw ProblemException.invalid("throughSeq", "This must be 0 or more.");
        }
        return marks.markRead(id, caller.userId(), throughSeq);
    }

    @POST
    @Path("/mark-all-read")
    @Operation(
            operationId = "markAllRead",
            summary = "Mark all conversations as read",
            description = "Marks the whole sidebar, whatever filter the client shows.")
    public MarkedRead readAll(@RequestBody(required = false) @Nullable MarkAllRead request) {
        var asOf = request == null || request.asOf() == null ? null : AsOf.decode(request.asOf());
        return new MarkedRead(marks.markAllRead(caller.userId(), asOf));
    }
}
