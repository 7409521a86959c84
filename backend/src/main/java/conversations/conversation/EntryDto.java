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
                "A line of the timeline: a message that somebody wrote, or a notice of the system, which has `notice` and no text.")
public record EntryDto(
        @Schema(
                required = true,
                description = "Its position, from 1, without gaps; the same for everybody.",
                minimum = "1")
        long seq,

        @Schema(
                required = true,
                enumeration = {"message", "notice"},
                description = "Whether somebody wrote it, or the system tells something.")
        String kind,

        @Schema(required = true) Instant at,

        @Schema(required = true, description = "Who wrote the message, or did what the notice tells.")
        UserRef author,

        @Schema(
                required = true,
                nullable = true,
                description = "The message; null once it is deleted, and in a notice.")
        @Nullable String text,

        @Schema(description = "What happened; only in a notice.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NoticeDto notice,

        @Schema(required = true) List<AttachmentDto> attachments,

        @Schema(required = true, nullable = true, description = "When its author last changed the text.") @Nullable Instant editedAt,

        @Schema(required = true, description = "Whether its author deleted it: its place stays, its text is gone.")
        boolean deleted) {

    @Schema(name = "Notice", description = "What the system tells in a timeline.")
    public record NoticeDto(
            @Schema(required = true, description = "What happened.")
            NoticeType type,

            @Schema(required = true, description = "Whom it is about, where it is about people.")
            List<UserRef> subjects) {}

    /** Without what its author can delete: its text and its files. */
    public EntryDto withoutContent() {
        return withContent(null, List.of());
    }

    /** With the text and the files that {@link #withoutContent} left out. */
    EntryDto withContent(@Nullable String text, List<AttachmentDto> attachments) {
        return new EntryDto(seq, kind, at, author, text, notice, attachments, editedAt, deleted);
    }

    /** As it is shown once its author deleted it. */
    EntryDto asDeleted() {
        return new EntryDto(seq, kind, at, author, null, notice, List.of(), editedAt, true);
    }

    /** Since when the message has this text. */
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
                entry.isDeleted());
    }
}
