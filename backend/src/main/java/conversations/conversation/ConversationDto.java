package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import conversations.person.UserRef;
import conversations.record.RecordRef;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A conversation as this caller may see it. */
@RecordBuilder
@Schema(name = "Conversation", description = "A conversation as this caller may see it.")
public record ConversationDto(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                nullable = true,
                maxLength = ConversationLimits.MAX_SUBJECT_LENGTH,
                description = "The subject, on one line.")
        @Nullable String subject,

        @Schema(
                required = true,
                nullable = true,
                maxLength = ConversationLimits.MAX_DESCRIPTION_LENGTH,
                description = "The purpose of the conversation.")
        @Nullable String description,

        @Schema(required = true, description = "Whether the conversation accepts replies.")
        Status status,

        @Schema(
                required = true,
                name = "private",
                description =
                        "Whether only participants can read the conversation, also in a record's tab. Set at the start.")
        @JsonProperty("private")
        boolean privateToParticipants,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) UserRef createdBy,

        @Schema(
                required = true,
                description =
                        "The time of the newest message that this caller can see; until there is one, the time at which they joined.")
        Instant lastActivityAt,

        @Schema(required = true, description = "The records that the conversation is about.")
        List<RecordRef> about,

        @Schema(
                required = true,
                description =
                        "Current and former participants, the creator first: in lists and events the first ten, else all that the caller may see.")
        List<ParticipantDto> participants,

        @Schema(
                required = true,
                description =
                        "The number of current participants, without deactivated ones. If it is 1 for a participant, nobody else is left to read.")
        long participantCount,

        @Schema(required = true, description = "The three newest messages (no notices), oldest first.")
        List<EntryDto> messages,

        @Schema(required = true, description = "Whether there are messages older than `messages`.")
        boolean hasOlder,

        @Schema(
                required = true,
                description =
                        "The number of messages that this caller can see, including deleted ones, without notices.")
        long messageCount,

        @Schema(
                required = true,
                description =
                        "The number of messages by others after the read mark that this caller can see in the sidebar.")
        long unreadCount,

        @Schema(
                required = true,
                description = "The read mark: the position up to which this caller has read; 0 before the first entry.")
        long readThroughSeq,

        @Schema(required = true, description = "The last position of the timeline that this caller can see; 0 if none.")
        long lastSeq,

        @Schema(required = true, description = "The caller's relation to the conversation.")
        Membership membership,

        @Schema(required = true, description = "Whether the caller deleted their copy.")
        boolean copyDeleted,

        @Schema(
                required = true,
                description = "Whether the caller has muted the conversation, and so gets no alerts of it.")
        boolean muted,

        @Schema(required = true) Can can)
        implements ConversationDtoBuilder.With {

    /** The actions that the caller may take now, so that clients need not derive them. */
    @RecordBuilder
    @Schema(name = "Can", description = "The actions that this caller may take in the conversation now.")
    record Can(
            @Schema(required = true) boolean reply,

            @Schema(
                    required = true,
                    description = "Whether the caller may mark the conversation as read, because something is unread.")
            boolean markRead,

            @Schema(required = true) boolean invite,
            @Schema(required = true) boolean leave,
            @Schema(required = true) boolean delete,
            @Schema(required = true) boolean close,
            @Schema(required = true) boolean reopen,

            @Schema(required = true, description = "Whether the caller may change subject and description.")
            boolean edit,

            @Schema(required = true, description = "Whether the caller may remove participants other than the creator.")
            boolean remove,

            @Schema(
                    required = true,
                    description = "Whether the caller may mute and unmute the conversation, because it alerts them.")
            boolean mute) {}
}
