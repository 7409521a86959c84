package conversations.alert.push;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A pop-up that somebody is sending to a browser.
 *
 * @param seqs the entries of which the newest is told
 * @param attempts this one counted
 * @param createdAt when the newest happened
 */
record Push(
        UUID id, UUID conversation, List<Long> seqs, int attempts, Instant createdAt, PushSubscription subscription) {}
