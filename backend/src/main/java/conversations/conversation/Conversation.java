package conversations.conversation;

import conversations.person.UserId;
import conversations.record.RecordKey;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A conversation. A transaction that changes it or anything that belongs to it holds its row lock ({@link
 * Conversations#lock}).
 */
@Entity
@DynamicUpdate
public class Conversation {
    @Id
    private UUID id;

    private @Nullable String subject;
    private @Nullable String description;

    @Column(name = "private")
    private boolean privateToParticipants;

    @Column
    private Status status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "message_count")
    private long messageCount;

    @Column(name = "last_message_at")
    private Instant lastMessageAt;

    @Column(name = "last_entry_at")
    private Instant lastEntryAt;

    @ElementCollection
    @CollectionTable(name = "conversation_record", joinColumns = @JoinColumn(name = "conversation_id"))
    @OrderColumn(name = "position")
    @AttributeOverride(name = "id", column = @Column(name = "record_id"))
    private List<RecordKey> about = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Conversation() {}

    /** Creates a conversation that has its first message as entry 1. */
    Conversation(UUID id, NewConversation data, UserId creator, Instant createdAt) {
        this.id = id;
        this.subject = data.subject();
        this.description = data.description();
        this.privateToParticipants = data.privateToParticipants();
        this.about.addAll(data.about());
        this.status = Status.OPEN;
        this.createdAt = createdAt;
        this.createdBy = creator.value();
        this.lastSeq = 1;
        this.messageCount = 1;
        this.lastMessageAt = createdAt;
        this.lastEntryAt = createdAt;
    }

    /** Takes the next position of the timeline for an entry written at this time. */
    long takeNextSeq(Instant at) {
        lastEntryAt = at;
        return ++lastSeq;
    }

    void setDetails(@Nullable String subject, @Nullable String description) {
        this.subject = subject;
        this.description = description;
    }

    void setStatus(Status status) {
        this.status = status;
    }

    public UUID id() {
        return id;
    }

    /** The current value; a reader who left may be shown an older one (D4). */
    public @Nullable String subject() {
        return subject;
    }

    /** The current value; a reader who left may be shown an older one (D4). */
    public @Nullable String description() {
        return description;
    }

    /** Whether only current and former participants can read it, also in a record's tab (A4). */
    public boolean isPrivate() {
        return privateToParticipants;
    }

    Status status() {
        return status;
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID createdBy() {
        return createdBy;
    }

    /** The position of the newest entry; the next entry takes the position after it. */
    public long lastSeq() {
        return lastSeq;
    }

    long messageCount() {
        return messageCount;
    }

    Instant lastMessageAt() {
        return lastMessageAt;
    }

    /** The time of the newest message or notice. */
    Instant lastEntryAt() {
        return lastEntryAt;
    }

    List<RecordKey> about() {
        return about;
    }
}
