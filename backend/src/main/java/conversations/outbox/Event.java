package conversations.outbox;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event: a change that is delivered to others, with a position in one global order.
 *
 * @param position the place in that order, growing with every event
 * @param seq the timeline position of the entry that the event is about, null if there is none
 * @param onlyUsers the only receivers, null for all current participants
 * @param exceptUsers participants who do not receive it
 * @param writtenBy the id of the transaction that published it
 * @param cause the record or person whose change alters how the conversation is shown, null if the conversation itself changed
 * @param everywhere whether the event stands for all conversations about that record, or with that person
 */
public record Event(
        long position,
        EventType type,
        UUID conversation,
        @Nullable Long seq,
        @Nullable Set<UUID> onlyUsers,
        Set<UUID> exceptUsers,
        long writtenBy,
        @Nullable ChangeCause cause,
        boolean everywhere) {
    /** Stands in place of a conversation id in an event about a record or a person itself. */
    public static final UUID NO_CONVERSATION = new UUID(0, 0);

    /** Creates an event about a conversation itself. */
    public Event(
            long position,
            EventType type,
            UUID conversation,
            @Nullable Long seq,
            @Nullable Set<UUID> only,
            Set<UUID> except,
            long writtenBy) {
        this(position, type, conversation, seq, only, except, writtenBy, null, false);
    }

    /**
     * The cause of an event that is about the record or person itself and names no conversation; null for all other events.
     */
    public @Nullable ChangeCause standaloneCause() {
        return conversation.equals(NO_CONVERSATION) ? cause : null;
    }

    /** Whether the event's own lists of receivers include this participant. */
    public boolean isAddressedTo(UUID user) {
        return onlyUsers == null ? !exceptUsers.contains(user) : onlyUsers.contains(user);
    }
}
