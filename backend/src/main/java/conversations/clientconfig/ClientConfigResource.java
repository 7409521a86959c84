package conversations.clientconfig;

import conversations.attachment.MessageAttachments;
import conversations.conversation.ConversationLimits;
import conversations.person.OidcConfig;
import conversations.platform.paging.PageRequest;
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

    /** The limits of rules A1 and I1, so that clients can check them too. */
    @Schema(
            name = "Limits",
            description =
                    "The limits of the API, in characters (code points), people, records, files, bytes and items of a page.")
    record Limits(
            @Schema(required = true, description = "Maximum number of characters of a subject.")
            int subject,

            @Schema(required = true, description = "Maximum number of characters of a description.")
            int description,

            @Schema(required = true, description = "Maximum number of characters of a message.")
            int message,

            @Schema(required = true, description = "Maximum number of current participants of a conversation.")
            int participants,

            @Schema(required = true, description = "Maximum number of records that a conversation is about.")
            int about,

            @Schema(required = true, description = "Maximum number of files on a message.")
            int attachmentsPerMessage,

            @Schema(required = true, description = "Maximum number of bytes of a file.")
            long attachmentSize,

            @Schema(required = true, description = "Maximum number of items of a page.")
            int pageSize) {
        Limits(long attachmentSize) {
            this(
                    ConversationLimits.MAX_SUBJECT_LENGTH,
                    ConversationLimits.MAX_DESCRIPTION_LENGTH,
                    ConversationLimits.MAX_MESSAGE_LENGTH,
                    ConversationLimits.MAX_PARTICIPANTS,
                    ConversationLimits.MAX_RECORDS,
                    MessageAttachments.MAX_PER_MESSAGE,
                    attachmentSize,
                    PageRequest.MAX_LIMIT);
        }
    }

    @Schema(name = "ClientConfig", description = "The configuration that a client needs to start.")
    record ClientConfig(
            @Schema(
                    required = true,
                    description = "The OpenID Connect issuer; its metadata is at `/.well-known/openid-configuration`.")
            String issuer,

            @Schema(required = true, description = "The client id of the public client for sign-in.")
            String clientId,

            @Schema(required = true) Limits limits,

            @Schema(required = true, description = "The server's version.")
            String version) {}

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "getClientConfig",
            summary = "Get the configuration of clients",
            description = "Public: takes no bearer token.")
    public ClientConfig get() {
        return answer;
    }
}
