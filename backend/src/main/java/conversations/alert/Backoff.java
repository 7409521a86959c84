package conversations.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a mail that was not taken is tried again (G4). */
final class Backoff {
    /** Since the first try. */
    static final Duration GIVE_UP = Duration.ofDays(1);

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Enough doublings to be past the longest. */
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /**
     * Null when it is given up: a last try comes a day after the first.
     *
     * @param chance from 0 to 1, so that those that failed together are not tried together
     */
    static @Nullable Instant next(int attempts, Instant firstTriedAt, Instant now, double chance) {
        var last = firstTriedAt.plus(GIVE_UP);
        if (!now.isBefore(last)) {
            return null;
        }
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var delay = (doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST).toMillis();
        var next = now.plusMillis((long) (delay * (0.75 + chance / 2)));
        return next.isBefore(last) ? next : last;
    }
}
