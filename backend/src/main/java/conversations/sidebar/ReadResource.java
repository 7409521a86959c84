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

    @Schema(name = "UnreadCount", description = "What the badge shows.")
    record UnreadCount(
            @Schema(required = true, description = "How many conversations have unread messages, exactly.")
            long conversations,

            @Schema(required = true, description = "The moment of this count, for mark-all-read. Opaque.")
            String asOf) {}

    @Schema(name = "MarkedRead", description = "What mark-all-read did.")
    record MarkedRead(
            @Schema(required = true, description = "In how many conversations something was marked.")
            long conversations) {}

    @Schema(name = "ReadMark", description = "Up to where somebody has read.")
    record ReadMark(
            @Schema(
                    nullable = true,
                    minimum = "0",
                    description =
                            "Up to which entry the reader has seen; without it, all visible now. A mark beyond what they can see is cut to that.")
            @Nullable Long throughSeq) {}

    @Schema(name = "MarkAllRead", description = "What to mark.")
    record MarkAllRead(
            @Schema(
                    nullable = true,
                    description =
                            "The value that unread-count gave when the reader last loaded: what arrived later stays unread. Without it, all now.")
            @Nullable String asOf) {}

    @GET
    @Path("/unread-count")
    @Operation(
            operationId = "getUnreadCount",
            summary = "The badge",
            description = "How many conversations of the caller have unread messages.")
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
            summary = "Mark all read",
            description = "Covers the whole sidebar, whatever filter the client shows.")
    public MarkedRead readAll(@RequestBody(required = false) @Nullable MarkAllRead request) {
        var asOf = request == null || request.asOf() == null ? null : AsOf.decode(request.asOf());
        return new MarkedRead(marks.markAllRead(caller.userId(), asOf));
    }
}
