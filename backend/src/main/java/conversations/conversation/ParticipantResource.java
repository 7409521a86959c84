package conversations.conversation;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/participants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Participants")
class ParticipantResource {
    private final Conversations conversations;
    private final Participants participants;
    private final Presenter presenter;
    private final Caller caller;

    ParticipantResource(Conversations conversations, Participants participants, Presenter presenter, Caller caller) {
        this.conversations = conversations;
        this.participants = participants;
        this.presenter = presenter;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listParticipants", summary = "The people", description = "The creator first, then in the order in which they joined.")
    public Page<ParticipantDto> list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var request = PageRequest.of(cursor, limit, 1, "participants", caller.userId(), id);
        conversations.get(id, caller.userId());
        var after = request.after() == null ? -1 : position(request.after().getFirst());
        return Page.of(
                participants.page(id, after, request.limit()),
                request,
                participant -> List.of(String.valueOf(participant.position())),
                presenter::participants);
    }

    private static int position(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw PageRequest.notOurs();
        }
        return Integer.parseInt(text);
    }
}
