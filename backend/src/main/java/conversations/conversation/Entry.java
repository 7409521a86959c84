package conversations.conversation;

import conversations.attachment.MessageKey;
import conversations.outbox.Event;
import conversations.person.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A line of a timeline: a message that somebody wrote, or a notice of the system. */
@Entity
@DynamicUpdate
public class Entry {
    @EmbeddedId
    private Id id;

    @Column
    private Kind kind;

    @Column(name = "author_id")
    private UUID authorId;

    @Column
    private Instant at;

    private @Nullable String text;

    @Column(name = "message_number")
    private long messageNumber;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "notice_type")
    private @Nullable NoticeType noticeType;

    @Column(name = "notice_subjects")
    private UUID[] noticeSubjects;

    @Column(name = "client_key")
    private @Nullable String clientKey;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Entry() {}

    private Entry(UUID conversationId, long seq, Kind kind, UserId authorId, Instant at, long messageNumber) {
        this.id = new Id(conversationId, seq);
        this.kind = kind;
        this.authorId = authorId.value();
        this.at = at;
        this.messageNumber = messageNumber;
        this.noticeSubjects = new UUID[0];
    }

    static Entry message(
            UUID conversationId,
            long seq,
            UserId authorId,
            Instant at,
            long messageNumber,
            String text,
            @Nullable String clientKey) {
        var entry = new Entry(conversationId, seq, Kind.MESSAGE, authorId, at, messageNumber);
        entry.text = text;
        entry.clientKey = clientKey;
        return entry;
    }

    static Entry notice(
            UUID conversationId,
            long seq,
            UserId authorId,
            Instant at,
            long messageNumber,
            NoticeType type,
            List<UUID> subjects) {
        var entry = new Entry(conversationId, seq, Kind.NOTICE, authorId, at, messageNumber);
        entry.noticeType = type;
        entry.noticeSubjects = subjects.toArray(UUID[]::new);
        return entry;
    }

    /** Replaces the text. The caller must have saved the text before as a version. */
    public void edit(String text, Instant now) {
        this.text = text;
        editedAt = now;
    }

    /** Deletes the text; the entry keeps its position in the timeline. */
    public void delete(Instant now) {
        text = null;
        deletedAt = now;
    }

    /** The time since which it has its present text. */
    public Instant textSince() {
        return editedAt == null ? at : editedAt;
    }

    enum Kind {
        MESSAGE,
        NOTICE
    }

    @Embeddable
    public record Id(
            @Column(name = "conversation_id") UUID conversationId,
            @Column(name = "seq") long seq) {

        /** The id of the entry that {@code event} is about; the event must be about one. */
        public static Id of(Event event) {
            return new Id(event.conversation(), Objects.requireNonNull(event.seq()));
        }
    }

    /** The key by which attachments refer to their message. */
    public MessageKey key() {
        return new MessageKey(id.conversationId(), id.seq());
    }

    public UUID conversationId() {
        return id.conversationId();
    }

    /** The entry's position in the timeline, from 1, without gaps. */
    public long seq() {
        return id.seq();
    }

    /** The Idempotency-Key that the message was posted under, null without one; for its author alone. */
    @Nullable String clientKey() {
        return clientKey;
    }

    public UUID authorId() {
        return authorId;
    }

    Instant at() {
        return at;
    }

    /** Null in a notice, and once the message is deleted. */
    public @Nullable String text() {
        return text;
    }

    long messageNumber() {
        return messageNumber;
    }

    @Nullable Instant editedAt() {
        return editedAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Null of a message. */
    public @Nullable NoticeType noticeType() {
        return noticeType;
    }

    List<UUID> noticeSubjects() {
        return List.of(noticeSubjects);
    }
}
