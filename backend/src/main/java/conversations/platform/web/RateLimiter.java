package conversations.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Limits the requests of each caller in a minute, counted by each node for itself (K4). */
@ApplicationScoped
class RateLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final int perMinute;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(MINUTE.multipliedBy(2)).build();

    RateLimiter(WebConfig config) {
        perMinute = config.rateLimitPerMinute();
    }

    /**
     * Counts a request, and sets the headers that say how many are left.
     *
     * @param subject the caller's subject, which the provider never changes and which nobody chooses, unlike a name
     */
    void consume(HttpServerResponse response, String subject) {
        if (perMinute == 0) {
            return;
        }
        var probe = buckets.get(subject, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        response.putHeader("RateLimit-Limit", String.valueOf(perMinute))
                .putHeader("RateLimit-Remaining", String.valueOf(probe.getRemainingTokens()))
                .putHeader("RateLimit-Reset", String.valueOf(seconds(probe.getNanosToWaitForReset())));
        if (!probe.isConsumed()) {
            response.putHeader("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
            throw ProblemException.of(ProblemType.RATE_LIMITED);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }

    /** Seconds, rounded up, so that a caller who waits that long is admitted. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
