package conversations.person;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/client-config")
@Tag(name = "Users")
class ClientConfigResource {
    private final ClientConfig answer;

    ClientConfigResource(
            OidcConfig config,
            @ConfigProperty(name = "conversations.web.max-upload-size") MemorySize attachmentSize,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        answer =
                new ClientConfig(config.issuer(), config.clientId(), new Limits(attachmentSize.asLongValue()), version);
    }

    /** The limits of rules A1 and I1, told to clients so that they can count along. */
    @Schema(
            name = "Limits",
            description =
                    "What the API takes at most: characters (code points), people, records, files, bytes, items of a page.")
    record Limits(
            @Schema(required = true, description = "Characters of a subject.")
            int subject,

            @Schema(required = true, description = "Characters of a description.")
            int description,

            @Schema(required = true, description = "Characters of a message.")
            int message,

            @Schema(required = true, description = "People who take part in one conversation.")
            int participants,

            @Schema(required = true, description = "Records that one conversation is about.")
            int about,

            @Schema(required = true, description = "Files on one message.")
            int attachmentsPerMessage,

            @Schema(required = true, description = "Bytes of one file.")
            long attachmentSize,

            @Schema(required = true, description = "Items of one page.")
            int pageSize) {
        Limits(long attachmentSize) {
            this(200, 4000, 10_000, 250, 20, 10, attachmentSize, 100);
        }
    }

    @Schema(name = "ClientConfig", description = "What a client must know to start.")
    record ClientConfig(
            @Schema(
                    required = true,
                    description = "The OpenID Connect issuer; its metadata is at `/.well-known/openid-configuration`.")
            String issuer,

            @Schema(required = true, description = "The public client to sign in as.")
            String clientId,

            @Schema(required = true) Limits limits,

            @Schema(required = true, description = "The server's version.")
            String version) {}

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "getClientConfig",
            summary = "What a client must know to start",
            description = "Public: it needs no token.")
    public ClientConfig get() {
        return answer;
    }
}
