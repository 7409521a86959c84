package conversations.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/** A user in a conversation: when they took part, what they deleted and read, and their line of the sidebar. */
@Entity
@DynamicUpdate
class Participant {
    @EmbeddedId
    private Id id;

    @Column
    private Role role;

    @Column
    private ParticipantState state;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column
    private int position;

    @Column
    @Convert(converter = SeqsConverter.class)
    @ColumnTransformer(read = "cast(periods as text)", write = "cast(? as int8multirange)")
    private Seqs periods;

    @Column(name = "deleted_through")
    private long deletedThrough;

    @Column(name = "has_copy")
    private boolean hasCopy;

    @Column(name = "read_through")
    private long readThrough;

    @Column(name = "unread_count")
    private long unreadCount;

    @Column(name = "last_activity")
    private Instant lastActivity;

    @Column
    private boolean muted;

    /** For Hibernate; rows are made by {@link Participants}. */
    @SuppressWarnings("NullAway.Init")
    protected Participant() {}

    /** Everything up to {@code through} is read; so many later messages are not. */
    void read(long through, long unread) {
        readThrough = through;
        unreadCount = unread;
    }

    @Embeddable
    record Id(
            @Column(name = "conversation_id") UUID conversationId,
            @Column(name = "user_id") UUID userId) {}

    UUID conversationId() {
        return id.conversationId();
    }

    UUID userId() {
        return id.userId();
    }

    Role role() {
        return role;
    }

    ParticipantState state() {
        return state;
    }

    boolean isCurrent() {
        return state == ParticipantState.ACTIVE;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    int position() {
        return position;
    }

    Seqs periods() {
        return periods;
    }

    long deletedThrough() {
        return deletedThrough;
    }

    boolean hasCopy() {
        return hasCopy;
    }

    long readThrough() {
        return readThrough;
    }

    long unreadCount() {
        return unreadCount;
    }

    Instant lastActivity() {
        return lastActivity;
    }

    boolean muted() {
        return muted;
    }
}
