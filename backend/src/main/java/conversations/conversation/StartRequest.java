package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import conversations.attachment.MessageAttachments;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /conversations, as sent. */
@Schema(
        name = "NewConversation",
        description =
                "A conversation to start. White space at the ends of texts is removed; lengths are in characters (code points).")
public record StartRequest(
        @Schema(
                required = true,
                description = "The first message.",
                minLength = 1,
                maxLength = ConversationLimits.MAX_MESSAGE_LENGTH)
        @Nullable String message,

        @Schema(
                required = true,
                description = "The ids of the other participants. The caller's own id and duplicates are ignored.",
                minItems = 1)
        @Nullable List<String> participantIds,

        @Schema(nullable = true, description = "A text on one line.", maxLength = ConversationLimits.MAX_SUBJECT_LENGTH)
        @Nullable String subject,

        @Schema(
                nullable = true,
                description = "The purpose of the conversation.",
                maxLength = ConversationLimits.MAX_DESCRIPTION_LENGTH)
        @Nullable String description,

        @Schema(
                nullable = true,
                name = "private",
                description = "Whether only participants can read the conversation; can't be changed later.",
                defaultValue = "false")
        @JsonProperty("private")
        @Nullable Boolean privateToParticipants,

        @Schema(
                nullable = true,
                description =
                        "The records that the conversation is about; the caller must be allowed to view each. Duplicates are ignored.",
                maxItems = ConversationLimits.MAX_RECORDS)
        @Nullable List<AboutRef> about,

        @Schema(
                nullable = true,
                description =
                        "The ids of uploaded files to put on the first message, in this order. Duplicates are ignored.",
                maxItems = MessageAttachments.MAX_PER_MESSAGE)
        @Nullable List<String> attachmentIds) {
    /** Stands for a missing body. */
    static final StartRequest EMPTY = new StartRequest(null, null, null, null, null, null, null);

    @Schema(name = "RecordKey", description = "A record by the CRM's own id.")
    public record AboutRef(
            @Schema(
                    required = true,
                    enumeration = {"contact", "company", "household", "opportunity", "account"},
                    description = "The type of the record.")
            @Nullable String type,

            @Schema(required = true, description = "The CRM's own id.") @Nullable String id) {}
}
