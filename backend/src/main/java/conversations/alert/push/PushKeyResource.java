package conversations.alert.push;

import conversations.person.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/push-key")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Alerts")
class PushKeyResource {
    private final PushKeys keys;

    PushKeyResource(PushKeys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(
            operationId = "getPushKey",
            summary = "What a browser subscribes to Web Push with",
            description = "Where the operator has set no keys it is null, and there are no pop-ups for closed windows.")
    public PushKeyDto get() {
        return new PushKeyDto(keys.publicKey());
    }
}
