package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import conversations.person.UserRef;
import conversations.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A conversation as this caller may see it. */
@Schema(name = "Conversation", description = "A conversation, always as this caller may see it.")
public record ConversationDto(
        @Schema(required = true) UUID id,

        @Schema(required = true, nullable = true, maxLength = 200, description = "What it is called, on one line.")
        @Nullable String subject,

        @Schema(required = true, nullable = true, maxLength = 4000, description = "What it is for.") @Nullable String description,

        @Schema(required = true, description = "Whether it takes replies.")
        Status status,

        @Schema(
                required = true,
                name = "private",
                description = "Whether only participants can read it, also in a record's tab. Decided at the start.")
        @JsonProperty("private")
        boolean privateToParticipants,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) UserRef createdBy,

        @Schema(
                required = true,
                description =
                        "The time of the newest message that this caller can see; until there is one, when they joined.")
        Instant lastActivityAt,

        @Schema(required = true, description = "The records it is about.")
        List<RecordRef> about,

        @Schema(
                required = true,
                description =
                        "Who takes or took part, the creator first: in lists and events the first ten, else all that the caller gets to see.")
        List<ParticipantDto> participants,

        @Schema(
                required = true,
                description =
                        "How many take part now, the deactivated not counted. Where it is 1 for who takes part, nobody else is left to read.")
        long participantCount,

        @Schema(required = true, description = "The three newest messages (no notices), oldest first.")
        List<EntryDto> messages,

        @Schema(required = true, description = "Whether there are older messages than these.")
        boolean hasOlder,

        @Schema(
                required = true,
                description = "How many messages this caller can see, deleted ones included, notices not.")
        long messageCount,

        @Schema(
                required = true,
                description = "Messages by others after the read mark that this caller can see in the sidebar.")
        long unreadCount,

        @Schema(required = true, description = "The read mark: up to where this caller has read; 0 before the first.")
        long readThroughSeq,

        @Schema(required = true, description = "The last position of the timeline that this caller can see; 0 if none.")
        long lastSeq,

        @Schema(required = true, description = "What the caller is to it.")
        Membership membership,

        @Schema(required = true, description = "Whether the caller deleted their copy.")
        boolean copyDeleted,

        @Schema(required = true, description = "Whether the caller gets no alerts of it.")
        boolean muted,

        @Schema(required = true) Can can) {

    ConversationDto with(List<RecordRef> about, List<ParticipantDto> participants, List<EntryDto> messages) {
        return new ConversationDto(
                id,
                subject,
                description,
                status,
                privateToParticipants,
                createdAt,
                createdBy,
                lastActivityAt,
                about,
                participants,
                participantCount,
                messages,
                hasOlder,
                messageCount,
                unreadCount,
                readThroughSeq,
                lastSeq,
                membership,
                copyDeleted,
                muted,
                can);
    }

    /** What the caller may do now, so that no client works it out again. */
    @Schema(name = "Can", description = "What this caller may do with the conversation now.")
    record Can(
            @Schema(required = true) boolean reply,

            @Schema(required = true, description = "Whether anything is unread to be marked.")
            boolean markRead,

            @Schema(required = true) boolean invite,
            @Schema(required = true) boolean leave,
            @Schema(required = true) boolean delete,
            @Schema(required = true) boolean close,
            @Schema(required = true) boolean reopen,

            @Schema(required = true, description = "Change subject and description.")
            boolean edit,

            @Schema(required = true, description = "Remove somebody other than the creator.")
            boolean remove) {}
}
