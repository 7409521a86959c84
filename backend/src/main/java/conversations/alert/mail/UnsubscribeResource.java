package conversations.alert.mail;

import conversations.alert.wording.Language;
import conversations.person.User;
import conversations.person.UserId;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/unsubscribe/{token}")
@Produces(MediaType.WILDCARD)
@Consumes(MediaType.WILDCARD)
@SecurityRequirements
@Tag(name = "Alerts")
class UnsubscribeResource {
    private static final String CSS = """
            :root { color-scheme: light dark; }
            body { margin: 0; padding: 48px 16px; font: 16px/1.5 system-ui, sans-serif; background: #f7f8fa; color: #191c22; }
            main { max-width: 440px; margin: 0 auto; padding: 24px; border: 1px solid #e5e8ed; border-radius: 10px; background: #fff; }
            h1 { margin: 0 0 8px; font-size: 20px; }
            p { margin: 0; }
            button { margin-top: 20px; padding: 10px 20px; border: 0; border-radius: 8px; background: #4450c6; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
            button:focus-visible { outline: 2px solid #4450c6; outline-offset: 2px; }
            @media (prefers-color-scheme: dark) {
              body { background: #15171c; color: #e9ebef; }
              main { border-color: #2a2f38; background: #20242b; }
              button { background: #5b68e6; }
              button:focus-visible { outline-color: #98a3ff; }
            }
            """;

    /** The Content-Security-Policy of this page: its styles and its one button. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(CSS)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final UnsubscribeService unsubscribeService;

    UnsubscribeResource(UnsubscribeService unsubscribeService) {
        this.unsubscribeService = unsubscribeService;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getUnsubscribePage",
            summary = "Get the page that asks whether to stop alerts by mail",
            description =
                    "Public: takes no bearer token; the link in mails leads here. A GET changes nothing, because programs "
                            + "that check mails open links too.")
    @APIResponse(
            responseCode = "200",
            description = "A page with a confirmation button.",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    public RestResponse<String> ask(
            @PathParam("token") @Parameter(description = "The token from the mail.") String token,
            @Context HttpServerResponse response) {
        return page(requireUser(token), false, response);
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "postUnsubscribe",
            summary = "Stop alerts by mail",
            description =
                    "Public: takes no bearer token; also the address for one-click unsubscription in mail programs (RFC "
                            + "8058). Switches off all alerts by mail of the token's user, and nothing else; the body is ignored.")
    @APIResponse(
            responseCode = "200",
            description = "A page that confirms it.",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    public RestResponse<String> unsubscribe(
            @PathParam("token") @Parameter(description = "The token from the mail.") String token,
            @Context HttpServerResponse response) {
        var user = requireUser(token);
        unsubscribeService.unsubscribe(new UserId(user.id()));
        return page(user, true, response);
    }

    private User requireUser(String token) {
        var user = Text.invalidReason(token) == null ? unsubscribeService.findUser(token) : null;
        if (user == null) {
            throw ProblemException.notFound();
        }
        return user;
    }

    private static RestResponse<String> page(User user, boolean done, HttpServerResponse response) {
        // Replaces the header that EdgeFilters sets on every answer; a header of the builder would be added to it.
        response.putHeader("Content-Security-Policy", POLICY);
        var language = Language.of(user.locale());
        return RestResponse.ResponseBuilder.ok(language.render(Templates.unsubscribe(language.tag(), CSS, done)))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
