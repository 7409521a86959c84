package conversations.participant;

import conversations.conversation.ConversationDto;
import conversations.conversation.ParticipantDto;
import conversations.conversation.Presenter;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.person.UserId;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/participants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Participants")
class ParticipantResource {
    private final ParticipantReader reader;
    private final MembershipService membership;
    private final Presenter presenter;
    private final Caller caller;

    ParticipantResource(ParticipantReader reader, MembershipService membership, Presenter presenter, Caller caller) {
        this.reader = reader;
        this.membership = membership;
        this.presenter = presenter;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listParticipants",
            summary = "List participants",
            description = "The participants, the creator first, then in the order in which they joined.")
    public Page<ParticipantDto> list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var request = PageRequest.of(cursor, limit, 1, "participants", caller.userId(), id);
        var skip = request.after() == null ? 0 : parseNumber(request.after().getFirst());
        return Page.of(
                reader.page(id, caller.userId(), skip, request.limit()),
                request,
                _ -> List.of(String.valueOf(skip + request.limit())),
                presenter::presentParticipants);
    }

    @POST
    @Operation(
            operationId = "inviteParticipants",
            summary = "Invite people",
            description =
                    "The invited users see later entries only. All of them join; nobody if one is a participant already.")
    public ConversationDto invite(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable InviteRequest request) {
        return membership.invite(
                id, caller.userId(), request == null ? InviteRequest.EMPTY : request, new IdempotencyKey(key));
    }

    @DELETE
    @Path("/{userId}")
    @Operation(
            operationId = "removeParticipant",
            summary = "Leave a conversation, or remove a participant",
            description =
                    "With `me` the caller leaves; not possible for the creator, and with fewer than three current "
                            + "participants. Another id removes that user; not possible for the creator, and if fewer than two would "
                            + "remain. Former participants keep their copy as it was.")
    @APIResponse(responseCode = "204", description = "The participation has ended.")
    public void remove(
            @PathParam("id") UUID id,
            @PathParam("userId") @Parameter(description = "The user's id, or `me`.") String userId) {
        membership.remove(id, caller.userId(), userId.equals("me") ? caller.userId() : parseUserId(userId));
    }

    private static UserId parseUserId(String text) {
        var id = Ids.parse(text);
        if (id == null) {
            throw ProblemException.notFound();
        }
        return new UserId(id);
    }

    private static int parseNumber(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw PageRequest.invalidCursor();
        }
        return Integer.parseInt(text);
    }
}
