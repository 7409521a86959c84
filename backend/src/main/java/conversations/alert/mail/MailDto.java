package conversations.alert.mail;

import conversations.person.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail as the operator sees it: recipient and state, not its content. */
@Schema(name = "Mail", description = "A mail that is not sent yet: its recipient and state, without its content.")
record MailDto(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Whether the mail is still tried.")
        MailState state,

        @Schema(required = true, description = "The recipient.")
        UserRef recipient,

        @Schema(
                required = true,
                nullable = true,
                description = "The recipient's present address.",
                examples = "alice@example.org")
        @Nullable String email,

        @Schema(required = true, description = "The conversation that the mail is about.")
        UUID conversationId,

        @Schema(required = true, description = "The time at which the first entry of the mail was added.")
        Instant createdAt,

        @Schema(required = true, description = "The time of the next attempt of a waiting mail.")
        Instant dueAt,

        @Schema(required = true, description = "The number of attempts.")
        int attempts,

        @Schema(required = true, nullable = true, description = "The time of the first attempt.") @Nullable Instant firstTriedAt,

        @Schema(
                required = true,
                nullable = true,
                description = "The last answer of the mail server, or the last error on the way to it.")
        @Nullable String lastError) {}
