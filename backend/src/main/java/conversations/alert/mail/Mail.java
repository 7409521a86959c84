package conversations.alert.mail;

import conversations.person.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A claimed mail.
 *
 * @param seqs the entries that it is about
 * @param attempts the number of attempts, this one included
 */
record Mail(UUID id, UserId userId, UUID conversationId, List<Long> seqs, int attempts, Instant firstTriedAt) {}
