package conversations.conversation;

import conversations.person.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A user in a conversation: the periods in which they took part, what they deleted and read, and their row of the sidebar.
 */
@Entity
@DynamicUpdate
public class Participant {
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
    @Convert(converter = SeqRangesConverter.class)
    @ColumnTransformer(read = "cast(periods as text)", write = "cast(? as int8multirange)")
    private SeqRanges periods;

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

    @Column(name = "tab_activity")
    private Instant tabActivity;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "deleted_before")
    private @Nullable Long deletedBefore;

    @Column
    private boolean muted;

    /** For Hibernate; {@link Participants} inserts those of a new conversation, {@link #invited} makes later ones. */
    @SuppressWarnings("NullAway.Init")
    protected Participant() {}

    /** Creates a participant who was invited into a running conversation; they see it from {@code seq} on (D2). */
    public static Participant invited(Conversation conversation, UserId user, int position, long seq, Instant now) {
        var participant = new Participant();
        participant.id = new Id(conversation.id(), user.value());
        participant.role = Role.MEMBER;
        participant.position = position;
        participant.periods = SeqRanges.NONE;
        participant.hasCopy = true;
        participant.rejoin(seq, now);
        participant.lastActivity = now;
        participant.tabActivity = now;
        return participant;
    }

    /**
     * Begins a new period at {@code seq}. The participant keeps what they could see before (D6), of a deleted copy nothing
     * (E4).
     */
    public void rejoin(long seq, Instant now) {
        deletedThrough = hasCopy ? deletedThrough : seq - 1;
        periods = periods.withOpenRange(seq);
        state = ParticipantState.ACTIVE;
        joinedAt = now;
        hasCopy = true;
        deletedAt = null;
    }

    /** Ends the current period before {@code seq}; the participant keeps their copy as it is (D4, D5). */
    public void endPeriod(ParticipantState how, long seq) {
        periods = periods.upTo(seq - 1);
        state = how;
    }

    /** Deletes their copy up to and including {@code seq}; {@code keeps} tells whether messages remain in it (E1). */
    public void deleteCopy(long seq, boolean keeps, Instant now) {
        deletedBefore = deletedThrough;
        deletedAt = now;
        deletedThrough = Math.max(deletedThrough, seq);
        hasCopy = keeps;
    }

    /** Undoes the deletion completely. */
    public void restoreCopy() {
        deletedThrough = deletedBefore == null ? deletedThrough : deletedBefore;
        deletedAt = null;
        hasCopy = true;
    }

    /** The time at which they last deleted their copy, null if they did not or undid it. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /** Sets the times that order the conversation in their sidebar and in record tabs. */
    public void setActivity(Instant sidebar, Instant tab) {
        lastActivity = sidebar;
        tabActivity = tab;
    }

    Instant tabActivity() {
        return tabActivity;
    }

    /** Sets whether they get no alerts of this conversation. */
    public void setMuted(boolean muted) {
        this.muted = muted;
    }

    /** Sets the read mark to {@code through} and the number of later unread messages. */
    public void setReadMark(long through, long unread) {
        readThrough = through;
        unreadCount = unread;
    }

    @Embeddable
    public record Id(
            @Column(name = "conversation_id") UUID conversationId,
            @Column(name = "user_id") UUID userId) {

        public static Id of(UUID conversationId, UserId user) {
            return new Id(conversationId, user.value());
        }
    }

    public UUID conversationId() {
        return id.conversationId();
    }

    public UUID userId() {
        return id.userId();
    }

    Role role() {
        return role;
    }

    ParticipantState state() {
        return state;
    }

    /** Whether they are a current participant. */
    public boolean isCurrent() {
        return state == ParticipantState.ACTIVE;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    /** The rank among the participants, with the creator at 0. */
    public int position() {
        return position;
    }

    SeqRanges periods() {
        return periods;
    }

    long deletedThrough() {
        return deletedThrough;
    }

    /** Whether the conversation stands in their sidebar; false after they deleted it, until a message brings it back. */
    public boolean hasCopy() {
        return hasCopy;
    }

    /** The read mark: a position in the timeline, 0 before the first. */
    public long readThrough() {
        return readThrough;
    }

    /** The number of messages by others after the read mark that they see in their sidebar (B6). */
    public long unreadCount() {
        return unreadCount;
    }

    /** The time that orders the conversation in their sidebar (B2). */
    public Instant lastActivity() {
        return lastActivity;
    }

    /** Whether they get no alerts of this conversation. */
    public boolean muted() {
        return muted;
    }
}
