package conversations.live;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.RequestCost;
import conversations.record.RecordKey;
import conversations.record.Records;
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

    /** Answers HEAD without opening a stream. */
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
            summary = "Open a stream of events",
            description =
                    "Server-Sent Events about everything that changes the caller's sidebar; with `about`, about everything"
                            + " that changes that record's tab, as the tab shows it. `event` is one of `message.created`,"
                            + " `message.edited`, `message.deleted`, `conversation.created`, `conversation.changed`,"
                            + " `conversation.read`, `conversation.removed`, `participant.joined`, `participant.left`,"
                            + " `participant.removed`, `alert`, `open` and `reset`; `data` is an Event in JSON, for `open`"
                            + " and `reset` an empty object. A stream requested without Last-Event-ID begins with `open`."
                            + " Each event has an `id`: a client that sends it back as Last-Event-ID gets the events that it"
                            + " missed, in order and once, or `reset`, after which it must load anew. When a record or a"
                            + " person is renamed, restricted or deactivated, a `conversation.changed` is sent for each"
                            + " conversation that shows it; a `reset` is sent instead if these are more than a hundred, and"
                            + " on the stream of that record's tab. A `reset` is also sent if events come faster than they"
                            + " can be delivered. An `alert` is a pop-up to show: it follows the event that it is about, and"
                            + " is sent to receivers who want it and have not read the entry meanwhile. A comment is sent at"
                            + " once: nothing that is committed after it is missed, so open the stream first, then load."
                            + " Further comments are sent every 15 s. The stream ends with its token and with its session,"
                            + " if the client reads too slowly, and if the caller may no longer receive it. Read it with"
                            + " fetch, which can send the Authorization header.")
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
                    @Parameter(description = "The id of the last event that a returning client has received.")
                    @Nullable String lastEventId,
            @QueryParam("about")
                    @Parameter(
                            description =
                                    "The record, given as `type:id`, whose tab the stream is about; 404 for one that the caller may not view.")
                    @Nullable String about,
            @Context Sse sse,
            @Context HttpServerResponse response) {
        // A proxy that buffers answers (nginx does by default) or compresses them would hold events back.
        response.putHeader("X-Accel-Buffering", "no").putHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        var user = caller.userId();
        var tab = RecordKey.parse(about);
        if (tab != null && !QuarkusTransaction.requiringNew().call(() -> records.viewable(tab, user))) {
            throw ProblemException.notFound();
        }
        return EventStream.open(
                user, tab, caller.session(), sse, response::reset, stream -> forwarder.open(stream, lastEventId));
    }
}
