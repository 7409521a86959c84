package conversations.live;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.RequestCost;
import conversations.record.Records;
import conversations.sidebar.SidebarCriteria;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    private final EventForwarder forwarder;
    private final Records records;
    private final Caller caller;

    EventResource(EventForwarder forwarder, Records records, Caller caller) {
        this.forwarder = forwarder;
        this.records = records;
        this.caller = caller;
    }

    /** Without it, a stream that carries nothing would be opened for HEAD too. */
    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Response head() {
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
    }

    @GET
    @Blocking
    @RequestCost(RequestCost.Kind.STREAM)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "getEvents",
            summary = "What happens, as it happens",
            description =
                    "Server-Sent Events of everything that changes the caller's sidebar; with `about`, of everything"
                            + " that changes that record's tab, as the tab shows it. `event` is one of `message.created`,"
                            + " `message.edited`, `message.deleted`, `conversation.created`, `conversation.changed`,"
                            + " `conversation.read`, `conversation.removed`, `participant.joined`, `participant.left`,"
                            + " `participant.removed`, `alert`, `open` and `reset`; `data` is an Event in JSON, of `open`"
                            + " and `reset` an empty object. A stream that was asked for without Last-Event-ID begins with"
                            + " `open`. Each has an `id`: sent back as Last-Event-ID it brings what was missed since, in"
                            + " order and once, or `reset`, after which the client loads anew. A record or a person that is"
                            + " renamed, restricted or deactivated comes as a `conversation.changed` of each conversation"
                            + " that shows it; as a `reset` where these are more than a hundred, where events come faster"
                            + " than they can be sent, and on the stream of that record's tab. An `alert` is a pop-up to"
                            + " show: it comes after the event that it is about, to whoever wants it and has not read it"
                            + " meanwhile. A comment goes out at once: nothing that is committed after it is missed, so"
                            + " open the stream first, then load. Another comment goes out every 15 s. The stream ends"
                            + " with the token and with its session, when its reader is too slow, and when the caller may not listen any more;"
                            + " read it by fetch, with the bearer header.")
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = EventDto.class)))
    @APIResponse(responseCode = "404", description = "A record that the caller may not view.")
    public Multi<OutboundSseEvent> listen(
            @HeaderParam("Last-Event-ID")
                    @Parameter(description = "The id of the last event that the client has, if it comes again.")
                    @Nullable String lastEventId,
            @QueryParam("about")
                    @Parameter(
                            description =
                                    "Listen to the tab of this record, given as `type:id`; 404 for one that the caller"
                                            + " may not view.")
                    @Nullable String about,
            @Context Sse sse,
            @Context HttpServerResponse response) {
        // A proxy that collects answers before it passes them on (nginx does by default), or compresses them, holds
        // events back.
        response.putHeader("X-Accel-Buffering", "no").putHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        var user = caller.userId();
        var tab = SidebarCriteria.parseRecord(about);
        if (tab != null && !QuarkusTransaction.requiringNew().call(() -> records.viewable(tab, user))) {
            throw ProblemException.notFound();
        }
        return EventStream.open(
                user, tab, caller.session(), sse, response::reset, stream -> forwarder.open(stream, lastEventId));
    }
}
