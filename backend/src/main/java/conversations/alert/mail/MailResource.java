package conversations.alert.mail;

import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Params;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/admin/mails")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Administration")
class MailResource {
    private final MailQueue mails;
    private final Clock clock;

    MailResource(MailQueue mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listMails",
            summary = "List unsent mails",
            description =
                    "For the role `admin`: mails that wait, or that could not be delivered for a day; oldest first.")
    public Page<MailDto> list(
            @QueryParam("state")
                    @Parameter(
                            description = "The state of the listed mails; by default `dead`.",
                            schema = @Schema(implementation = MailState.class))
                    @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var asked = Params.oneOf("state", state, MailState.class);
        var wanted = asked == null ? MailState.DEAD : asked;
        var request = PageRequest.of(cursor, limit, 1, "mails", wanted);
        var after = request.after();
        return Page.of(
                mails.list(wanted, after == null ? null : PageRequest.uuid(after.getFirst()), request.limit()),
                request,
                mail -> List.of(mail.id().toString()),
                Function.identity());
    }

    @POST
    @Path("/{id}/retry")
    @Operation(
            operationId = "retryMail",
            summary = "Retry a mail",
            description =
                    "For the role `admin`. A dead mail is tried at once, and for another day; a waiting one stays as it is.")
    public MailDto retry(@PathParam("id") UUID id) {
        var mail = mails.retry(id, clock.instant());
        if (mail == null) {
            throw ProblemException.notFound();
        }
        return mail;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteMail",
            summary = "Delete a dead mail",
            description =
                    "For the role `admin`. The mail is not sent any more, and no longer counts as dead. 404 for one that still waits.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(@PathParam("id") UUID id) {
        if (!mails.deleteDead(id)) {
            throw ProblemException.notFound();
        }
    }
}
