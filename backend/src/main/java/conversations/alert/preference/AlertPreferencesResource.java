package conversations.alert.preference;

import conversations.person.Caller;
import conversations.person.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/alert-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Alerts")
class AlertPreferencesResource {
    private final AlertPreferenceStore preferences;
    private final Caller caller;

    AlertPreferencesResource(AlertPreferenceStore preferences, Caller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getAlertPreferences",
            summary = "Get the caller's alert preferences",
            description =
                    "The kinds of alerts by email and by pop-up. By default everything is on except email for participant "
                            + "changes. Muted conversations do not alert.")
    public AlertPreferences get() {
        return preferences.of(caller.userId());
    }

    @PUT
    @Operation(
            operationId = "setAlertPreferences",
            summary = "Set the caller's alert preferences",
            description = "Replaces all preferences. They apply at once, also to alerts that are not sent yet.")
    public AlertPreferences set(@Nullable AlertPreferencesRequest request) {
        var chosen = (request == null ? AlertPreferencesRequest.EMPTY : request).validated();
        preferences.set(caller.userId(), chosen);
        return chosen;
    }
}
