package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import conversations.attachment.AttachmentDto;
import conversations.person.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a timeline as a reader sees it. */
@Schema(
        name = "Entry",
        description =
                "An entry of the timeline: a message by a user, or a notice of the system, which has `notice` and no text.")
public record EntryDto(
        @Schema(
                required = true,
                description = "The position in the timeline, from 1, without gaps; the same for everybody.",
                minimum = "1")
        long seq,

        @Schema(
                required = true,
                enumeration = {"message", "notice"},
                description = "Whether the entry is a message or a notice.")
        String kind,

        @Schema(required = true) Instant at,

        @Schema(required = true, description = "The author of the message, or the user whose action caused the notice.")
        UserRef author,

        @Schema(
                required = true,
                nullable = true,
                description = "The text of the message; null once it is deleted, and in a notice.")
        @Nullable String text,

        @Schema(description = "The content of a notice.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NoticeDto notice,

        @Schema(required = true) List<AttachmentDto> attachments,

        @Schema(required = true, nullable = true, description = "The time of the last edit.") @Nullable Instant editedAt,

        @Schema(
                required = true,
                description = "Whether the author deleted the message: its position stays, its text is gone.")
        boolean deleted,

        @Schema(
                description =
                        "The Idempotency-Key that the author posted the message under; only for the author, and not on the first message of a conversation.",
                minLength = 1,
                maxLength = 255)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String clientKey) {

    @Schema(name = "Notice", description = "A notice of the system in a timeline.")
    public record NoticeDto(
            @Schema(required = true, description = "The type of the notice.")
            NoticeType type,

            @Schema(required = true, description = "The users that the notice is about, if it is about users.")
            List<UserRef> subjects) {}

    /** A copy for {@code reader} of the entry that this presents: its author alone sees the client key (A6). */
    EntryDto forReader(UUID reader, Entry entry) {
        var key = entry.authorId().equals(reader) ? entry.clientKey() : null;
        return key == null
                ? this
                : new EntryDto(seq, kind, at, author, text, notice, attachments, editedAt, deleted, key);
    }

    /** A copy without the content that its author can delete, text and attachments, and without the client key. */
    public EntryDto withoutContent() {
        return withContent(null, List.of());
    }

    /** A copy with the text and the attachments that {@link #withoutContent} left out. */
    EntryDto withContent(@Nullable String text, List<AttachmentDto> attachments) {
        return new EntryDto(seq, kind, at, author, text, notice, attachments, editedAt, deleted, null);
    }

    /** A copy as it is shown after its author deleted it. */
    EntryDto asDeleted() {
        return new EntryDto(seq, kind, at, author, null, notice, List.of(), editedAt, true, null);
    }

    /** The time since which the message has this text. */
    Instant textSince() {
        return editedAt == null ? at : editedAt;
    }

    static EntryDto of(Entry entry, Map<UUID, UserRef> names, List<AttachmentDto> files) {
        var type = entry.noticeType();
        var notice = type == null
                ? null
                : new NoticeDto(
                        type, entry.noticeSubjects().stream().map(names::get).toList());
        return new EntryDto(
                entry.seq(),
                notice == null ? "message" : "notice",
                entry.at(),
                java.util.Objects.requireNonNull(names.get(entry.authorId())),
                entry.text(),
                notice,
                files,
                entry.editedAt(),
                entry.isDeleted(),
                null);
    }
}
