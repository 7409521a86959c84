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
 */
public record Event(
        long position,
        EventType type,
        UUID conversation,
        @Nullable Long seq,
        @Nullable Set<UUID> only,
        Set<UUID> except,
        long writtenBy) {

    /** Whether one of those who take part hears of it, as far as it says. */
    public boolean isFor(UUID user) {
        return only == null ? !except.contains(user) : only.contains(user);
    }
}
