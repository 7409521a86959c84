package conversations.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes when a failed delivery is tried again (G4).
 *
 * @param firstDelay the delay after the first attempt; it doubles each time
 * @param maxDelay the longest delay
 * @param giveUpAfter the time after the beginning at which no more attempts are made
 */
public record RetryPolicy(Duration firstDelay, Duration maxDelay, Duration giveUpAfter) {
    /** Mails are tried for a day, because mail servers come back. */
    public static final RetryPolicy MAIL =
            new RetryPolicy(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofDays(1));

    /** Pushes are tried for an hour, because a late pop-up helps nobody. */
    public static final RetryPolicy PUSH =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(1));

    /** The number of doublings after which the longest delay is reached. */
    private static final int MAX_DOUBLINGS = 10;

    /**
     * The time of the next attempt, null if there is none; the last attempt is made when the time of giving up is reached.
     *
     * @param jitter from 0 to 1, so that deliveries that failed together are not retried together
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
