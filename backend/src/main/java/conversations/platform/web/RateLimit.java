package conversations.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** So many requests a minute for each caller, counted by each node for itself (K4). */
@ApplicationScoped
class RateLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final SecurityIdentity caller;
    private final int perMinute;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(MINUTE.multipliedBy(2)).build();

    RateLimit(WebConfig config, SecurityIdentity caller) {
        this.caller = caller;
        perMinute = config.rateLimitPerMinute();
    }

    @ServerRequestFilter
    void take(HttpServerRequest request, ResourceInfo resource) {
        // Asking who calls would refuse a bad token, which a public operation does not even look at.
        var isPublic = resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(PermitAll.class);
        if (perMinute == 0 || isPublic || caller.isAnonymous()) {
            return;
        }
        var probe = buckets.get(subject(), _ -> bucket()).tryConsumeAndReturnRemaining(1);
        var response = request.response()
                .putHeader("RateLimit-Limit", String.valueOf(perMinute))
                .putHeader("RateLimit-Remaining", String.valueOf(probe.getRemainingTokens()))
                .putHeader("RateLimit-Reset", String.valueOf(seconds(probe.getNanosToWaitForReset())));
        if (!probe.isConsumed()) {
            response.putHeader("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
            throw ProblemException.of(ProblemType.RATE_LIMITED);
        }
    }

    /** By what the provider never changes and nobody chooses, unlike a name. */
    private String subject() {
        return caller.getPrincipal() instanceof JsonWebToken token
                ? token.getSubject()
                : caller.getPrincipal().getName();
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
