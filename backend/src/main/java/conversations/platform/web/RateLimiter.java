package conversations.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** So many requests a minute for each caller, counted by each node for itself (K4). */
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
     * Counts a request, and says in the answer's headers how many are left.
     *
     * @param subject the caller, by what the provider never changes and nobody chooses, unlike a name
     * @throws ProblemException 429 if there is none left
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

    /** Rounded up: who waits that long is let in. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
