package conversations.alert.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail that somebody is sending.
 *
 * @param seqs the entries that it tells of
 * @param attempts this one counted
 */
record Mail(UUID id, UUID user, UUID conversation, List<Long> seqs, int attempts, Instant firstTriedAt) {}
