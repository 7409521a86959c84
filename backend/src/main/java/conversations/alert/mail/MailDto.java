package conversations.alert.mail;

import conversations.person.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail as the operator sees it: whom it is for and what became of it, not what it says. */
@Schema(
        name = "Mail",
        description = "A mail that is not sent yet: whom it is for and what became of it, not what it says.")
record MailDto(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Whether it is still tried.")
        MailState state,

        @Schema(required = true, description = "Whom it is for.")
        UserRef recipient,

        @Schema(required = true, nullable = true, description = "Their address now.", examples = "alice@example.org")
        @Nullable String email,

        @Schema(required = true, description = "The conversation that it is about.")
        UUID conversationId,

        @Schema(required = true, description = "When what it tells of began.")
        Instant createdAt,

        @Schema(required = true, description = "When it is tried next, of one that waits.")
        Instant dueAt,

        @Schema(required = true, description = "How often it was tried.")
        int attempts,

        @Schema(required = true, nullable = true, description = "When it was first tried.") @Nullable Instant firstTriedAt,

        @Schema(required = true, nullable = true, description = "What the mail server, or the way to it, said last.")
        @Nullable String lastError) {

    static MailDto of(Object[] row) {
        return new MailDto(
                (UUID) row[0],
                MailState.of((String) row[1]),
                new UserRef((UUID) row[2], (String) row[3]),
                (@Nullable String) row[4],
                (UUID) row[5],
                (Instant) row[6],
                (Instant) row[7],
                (Integer) row[8],
                (@Nullable Instant) row[9],
                (@Nullable String) row[10]);
    }
}
