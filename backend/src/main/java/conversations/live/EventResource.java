package conversations.live;

import conversations.person.Caller;
import conversations.person.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/events")
@RolesAllowed(Roles.USER)
@Tag(name = "Events")
class EventResource {
    /** Events that may wait for a slow reader; then it is cut off, and may come again with its last event id. */
    private static final int BUFFER = 256;

    private final Forwarder forwarder;
    private final Caller caller;

    EventResource(Forwarder forwarder, Caller caller) {
        this.forwarder = forwarder;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "getEvents",
            summary = "What happens, as it happens",
            description =
                    "Server-Sent Events of everything that changes the caller's sidebar. `event` is one of `message.created`, `message.edited`, "
                            + "`message.deleted`, `conversation.created`, `conversation.changed`, `conversation.read`, `conversation.removed`, `participant.joined`, "
                            + "`participant.left`, `participant.removed` and `reset`; `data` is an Event in JSON, of `reset` an empty object. Each has an `id`: sent back as Last-Event-ID "
                            + "it brings what was missed since, in order and once, or `reset`, after which the client loads anew. A comment goes out at once and every "
                            + "15 s. The stream ends with the token; read it by fetch, with the bearer header.")
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = EventDto.class)))
    public Multi<OutboundSseEvent> listen(
            @HeaderParam("Last-Event-ID")
                    @Parameter(description = "The id of the last event that the client has, if it comes again.")
                    @Nullable String lastEventId,
            @Context Sse sse) {
        var user = caller.userId();
        var until = caller.until();
        return Multi.createFrom()
                .emitter(emitter -> forwarder.open(new EventStream(user, until, sse, emitter), lastEventId), BUFFER);
    }
}
