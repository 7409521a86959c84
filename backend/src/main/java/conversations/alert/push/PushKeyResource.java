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
            summary = "Get the key for Web Push",
            description = "Null if the operator has configured no keys; then there are no pop-ups for closed windows.")
    public PushKeyDto get() {
        return new PushKeyDto(keys.publicKey());
    }
}
