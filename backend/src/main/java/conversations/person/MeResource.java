package conversations.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/me")
@Tag(name = "Users")
class MeResource {
    private final Caller caller;
    private final UserLocaleService localeService;

    MeResource(Caller caller, UserLocaleService localeService) {
        this.caller = caller;
        this.localeService = localeService;
    }

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "getMe",
            summary = "Get the caller",
            description = "The signed-in user. The first request of a person creates their user.")
    public UserDto me() {
        return caller.user();
    }

    @PUT
    @Path("/locale")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setLocale",
            summary = "Set the caller's language and time zone",
            description =
                    "Used for mails only. Until it is set, the identity provider's claims (`locale`, `zoneinfo`) apply; else English and UTC.")
    @APIResponse(responseCode = "204", description = "Set.")
    public void setLocale(UserLocaleService.@Nullable Request request) {
        localeService.set(caller.userId(), request == null ? new UserLocaleService.Request(null, null) : request);
    }
}
