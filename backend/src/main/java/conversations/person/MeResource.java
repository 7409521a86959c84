package conversations.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "Users")
class MeResource {
    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "getMe",
            summary = "The caller",
            description = "The signed-in user. Somebody's first request creates their user.")
    public UserDto me() {
        return caller.user();
    }
}
