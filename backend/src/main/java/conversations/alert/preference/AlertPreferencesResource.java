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
            summary = "What the caller is alerted of",
            description =
                    "By email and by pop-up. At first everything is on but email for participant changes. Muted conversations alert of nothing.")
    public AlertPreferences get() {
        return preferences.of(caller.userId());
    }

    @PUT
    @Operation(
            operationId = "setAlertPreferences",
            summary = "Choose what to be alerted of",
            description = "All of it; it holds at once, also for what has happened and is not sent yet.")
    public AlertPreferences set(@Nullable AlertPreferencesRequest request) {
        var chosen = (request == null ? AlertPreferencesRequest.EMPTY : request).validated();
        preferences.set(caller.userId(), chosen);
        return chosen;
    }
}
