package conversations.attachment;

import conversations.person.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an attachment. It is put on a message, once, by a statement of its own: {@link MessageAttachments#attach}.
 */
@Entity
@Immutable
class Attachment {
    @Id
    private UUID id;

    @Column(name = "uploader_id")
    private UUID uploaderId;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column
    private String name;

    @Column
    private long size;

    @Column
    private String type;

    private @Nullable String charset;

    @Column(name = "preview_type")
    private @Nullable String previewType;

    @Column(name = "conversation_id")
    private @Nullable UUID conversationId;

    private @Nullable Long seq;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Attachment() {}

    Attachment(
            UUID id,
            UserId uploaderId,
            Instant uploadedAt,
            String name,
            long size,
            FileType type,
            @Nullable String previewType) {
        this.id = id;
        this.uploaderId = uploaderId.value();
        this.uploadedAt = uploadedAt;
        this.name = name;
        this.size = size;
        this.type = type.type();
        this.charset = type.charset();
        this.previewType = previewType;
    }

    AttachmentDto dto() {
        return new AttachmentDto(id, name, size, type, previewType != null);
    }

    UUID id() {
        return id;
    }

    UUID uploaderId() {
        return uploaderId;
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    FileType type() {
        return new FileType(type, charset);
    }

    @Nullable String previewType() {
        return previewType;
    }

    /** The message of this attachment, null until it is sent. */
    @Nullable MessageKey message() {
        return conversationId == null || seq == null ? null : new MessageKey(conversationId, seq);
    }
}
