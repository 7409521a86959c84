package conversations.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what was not taken is tried again (G4).
 *
 * @param first after the first try; then twice as long each time
 * @param giveUp since the beginning
 */
public record RetryPolicy(Duration firstDelay, Duration maxDelay, Duration giveUpAfter) {
    /** For a day: mail servers come back. */
    public static final RetryPolicy MAIL =
            new RetryPolicy(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofDays(1));

    /** A late pop-up helps nobody. */
    public static final RetryPolicy PUSH =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(1));

    /** Enough doublings to be past the longest. */
    private static final int MAX_DOUBLINGS = 10;

    /**
     * Null when it is given up: a last try comes that long after the beginning.
     *
     * @param chance from 0 to 1, so that those that failed together are not tried together
     */
    public @Nullable Instant nextAttempt(int attempts, Instant begin, Instant now, double jitter) {
        var last = begin.plus(giveUpAfter);
        if (!now.isBefore(last)) {
            return null;
        }
        var doubled = firstDelay.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        var delay = (doubled.compareTo(maxDelay) < 0 ? doubled : maxDelay).toMillis();
        var next = now.plusMillis((long) (delay * (0.75 + jitter / 2)));
        return next.isBefore(last) ? next : last;
    }
}
