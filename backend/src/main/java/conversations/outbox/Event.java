package conversations.outbox;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the one order in which everybody hears of it.
 *
 * @param position its place in that order, growing with every event
 * @param seq the entry that it is about, null if it is about none
 * @param only who alone hears of it, null for all who take part
 * @param except who does not, of all who take part
 * @param writtenBy the transaction that it was told in
 * @param cause the record or person by whose change the conversation is shown differently, null where it changed itself
 * @param everywhere whether it stands for all conversations about that record, or with that person
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
    /** In place of a conversation where the event is about a record or a person itself. */
    public static final UUID NO_CONVERSATION = new UUID(0, 0);

    /** Something that happened in a conversation. */
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

    /** The cause, where the event is about that record or person itself and names no conversation; null of any other. */
    public @Nullable ChangeCause standaloneCause() {
        return conversation.equals(NO_CONVERSATION) ? cause : null;
    }

    /** Whether one of those who take part hears of it, as far as it says. */
    public boolean isAddressedTo(UUID user) {
        return onlyUsers == null ? !exceptUsers.contains(user) : onlyUsers.contains(user);
    }
}
