package conversations.platform.web;

import conversations.platform.web.RequestCost.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Admits requests, for each caller a limited number at a time (K4). The caller is the token's subject, as soon as its
 * signature is verified and before a thread or a database connection is taken; of a public operation, the client's address.
 */
@Startup
@ApplicationScoped
class AdmissionControl implements SecurityIdentityAugmentor {
    private static final int HIGH_PRIORITY = 1_000;
    private static final String CALLER = AdmissionControl.class.getName();

    private final Map<Kind, ConcurrencyLimit> limits = new EnumMap<>(Kind.class);
    private final RateLimiter rateLimiter;
    private final MemoryBudget memoryBudget;

    AdmissionControl(WebConfig config, RateLimiter rateLimiter, MemoryBudget memoryBudget, MeterRegistry meters) {
        this.rateLimiter = rateLimiter;
        this.memoryBudget = memoryBudget;
        for (var kind : Kind.values()) {
            var maxConcurrent = switch (kind) {
                case REQUEST -> config.requestsAtOnce();
                case SEARCH -> config.searchesAtOnce();
                default -> kind.maxConcurrent;
            };
            var limit = new ConcurrencyLimit(
                    maxConcurrent, kind.maxQueued, Math.max(kind.maxConcurrentTotal, maxConcurrent));
            limits.put(kind, limit);
            var tags = Tags.of("kind", kind.name().toLowerCase(Locale.ROOT));
            meters.gauge("conversations.requests.running", tags, limit, ConcurrencyLimit::running);
            meters.gauge("conversations.requests.queued", tags, limit, ConcurrencyLimit::queued);
        }
    }

    /** Runs before the augmentors that look the caller up in the database. */
    @Override
    public int priority() {
        return HIGH_PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        var request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        if (request == null
                || !(identity.getPrincipal() instanceof JsonWebToken token)
                || RequestResources.exist(request)) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom().deferred(() -> {
            rateLimiter.consume(request.response(), token.getSubject());
            return admit(request, Kind.REQUEST, "subject " + token.getSubject()).replaceWith(identity);
        });
    }

    /** Admits a request once its operation is known; still before a thread is taken. */
    @ServerRequestFilter(nonBlocking = true, priority = 1_000)
    Uni<Void> admitOperation(RoutingContext request, ResourceInfo resource) {
        var kind = kind(request, resource);
        String caller = request.get(CALLER);
        Uni<Void> admitted;
        if (caller == null) {
            admitted = admit(
                    request,
                    kind,
                    "address " + request.request().remoteAddress().hostAddress());
        } else if (kind == Kind.REQUEST) {
            admitted = Uni.createFrom().voidItem();
        } else {
            RequestResources.of(request, memoryBudget).releasePermit();
            admitted = admit(request, kind, caller);
        }
        // A transfer, or a stream, ends with its connection.
        if (kind != Kind.REQUEST && kind != Kind.SEARCH) {
            return admitted;
        }
        var processing = CurrentRequestManager.get();
        return admitted.invoke(() -> RequestResources.of(request, memoryBudget).startProcessing(processing));
    }

    private static Kind kind(RoutingContext request, ResourceInfo resource) {
        var cost = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(RequestCost.class);
        if (cost == null) {
            return Kind.REQUEST;
        }
        var parameter = cost.onlyWithParameter();
        return parameter.isEmpty() || request.queryParams().contains(parameter) ? cost.value() : Kind.REQUEST;
    }

    private Uni<Void> admit(RoutingContext request, Kind kind, String caller) {
        request.put(CALLER, caller);
        var resources = RequestResources.of(request, memoryBudget);
        var limit = Objects.requireNonNull(limits.get(kind));
        return Uni.createFrom().emitter(emitter -> {
            resources.throwIfClosed();
            var context = request.vertx().getOrCreateContext();
            // The permit is granted on the thread of the request that releases it, which must not run this one.
            resources.replacePermit(limit.acquire(caller, () -> context.runOnContext(_ -> emitter.complete(null))));
        });
    }
}
