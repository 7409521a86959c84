package conversations.alert.push;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.web.GuardedHttpClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/push-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Alerts")
class PushSubscriptionResource {
    private final PushSubscriptions subscriptions;
    private final GuardedHttpClient httpClient;
    private final Caller caller;

    PushSubscriptionResource(PushSubscriptions subscriptions, PushConfig config, Caller caller) {
        this.subscriptions = subscriptions;
        this.httpClient = new GuardedHttpClient(config.allowPrivate());
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "createPushSubscription",
            summary = "Subscribe a browser to Web Push",
            description =
                    "Pop-ups are sent through the browser's push service while no window is open. The same endpoint again is "
                            + "the same subscription with the new keys, and belongs to the caller from then on, whoever had it before. "
                            + "At most 20 for each user; the one renewed least recently is dropped. A push message is JSON, "
                            + "`{conversationId, seq, title, body}`, encrypted for the browser.")
    @APIResponseSchema(value = PushSubscriptionDto.class, responseCode = "201", responseDescription = "Saved.")
    public RestResponse<PushSubscriptionDto> subscribe(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @Nullable PushSubscriptionRequest request) {
        var asked = (request == null ? PushSubscriptionRequest.EMPTY : request).validated(httpClient);
        var saved = subscriptions.save(caller.userId(), asked, new IdempotencyKey(key));
        return RestResponse.ResponseBuilder.<PushSubscriptionDto>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/push-subscriptions/" + saved.id()))
                .entity(saved)
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deletePushSubscription",
            summary = "Unsubscribe a browser from Web Push",
            description = "To be called when the user signs out.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void unsubscribe(@PathParam("id") UUID id) {
        subscriptions.remove(id, caller.userId());
    }
}
