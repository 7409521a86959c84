package conversations.alert.push;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A claimed push.
 *
 * @param seqs the entries, of which the newest is shown
 * @param attempts the number of attempts, this one included
 * @param createdAt when the newest entry was written
 */
record Push(
        UUID id, UUID conversation, List<Long> seqs, int attempts, Instant createdAt, PushSubscription subscription) {}
