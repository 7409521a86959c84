package conversations.person;

import conversations.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/backchannel-logout")
@SecurityRequirements
@Tag(name = "Users")
class SignOutResource {
    private final LogoutTokenVerifier tokens;
    private final EndedSessions endedSessions;

    SignOutResource(LogoutTokenVerifier tokens, EndedSessions endedSessions) {
        this.tokens = tokens;
        this.endedSessions = endedSessions;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "postBackchannelLogout",
            summary = "End a session (for the identity provider)",
            description =
                    "Called by the identity provider when somebody has signed out (OpenID Connect Back-Channel Logout 1.0). "
                            + "Public: takes no bearer token; the logout token itself is verified. From the answer on, access tokens of "
                            + "the session that it names (`sid`) are refused with 401 and `/problems/signed-out`, and their event "
                            + "streams end; without a `sid` this applies to all tokens of the user (`sub`) that were issued up to then. "
                            + "A repeated logout token changes nothing.")
    @APIResponse(responseCode = "200", description = "Ended.")
    public RestResponse<Void> end(
            @FormParam("logout_token") @Schema(description = "The provider's logout token.") @Nullable String token) {
        if (token == null) {
            throw ProblemException.malformed("logout_token", "This is required.");
        }
        endedSessions.end(tokens.verify(token));
        return RestResponse.ok();
    }
}
