package conversations.platform.web;

import conversations.platform.web.Costs.Kind;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets requests in, for each caller only so many at a time (K4). The caller is the token's subject as soon as its signature is verified, before
 * a thread or a database connection is taken; of a public operation, the address that it is asked from.
 */
@ApplicationScoped
class Admission implements SecurityIdentityAugmentor {
    private static final int BEFORE_OTHERS = 1_000;
    private static final String CALLER = Admission.class.getName();

    private final Map<Kind, ConcurrencyLimit> limits = new EnumMap<>(Kind.class);
    private final RateLimit rate;
    private final BytesInFlight inFlight;

    Admission(WebConfig config, RateLimit rate, BytesInFlight inFlight) {
        this.rate = rate;
        this.inFlight = inFlight;
        for (var kind : Kind.values()) {
            var atOnce = switch (kind) {
                case REQUEST -> config.requestsAtOnce();
                case SEARCH -> config.searchesAtOnce();
                default -> kind.atOnce;
            };
            limits.put(kind, new ConcurrencyLimit(atOnce, kind.inLine, Math.max(kind.inAll, atOnce)));
        }
    }

    /** Before whatever looks the caller up. */
    @Override
    public int priority() {
        return BEFORE_OTHERS;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        var request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        if (request == null || !(identity.getPrincipal() instanceof JsonWebToken token) || Holding.isThere(request)) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom().deferred(() -> {
            rate.take(request.response(), token.getSubject());
            return enter(request, Kind.REQUEST, "subject " + token.getSubject()).replaceWith(identity);
        });
    }

    /** Once it is known which operation is meant; still before a thread is taken. */
    @ServerRequestFilter(nonBlocking = true, priority = 1_000)
    Uni<Void> count(RoutingContext request, ResourceInfo resource) {
        String caller = request.get(CALLER);
        var costs = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(Costs.class);
        var kind = costs == null
                        || (!costs.with().isEmpty() && request.queryParams().get(costs.with()) == null)
                ? Kind.REQUEST
                : costs.value();
        if (caller == null) {
            return enter(
                    request,
                    kind,
                    "address " + request.request().remoteAddress().hostAddress());
        }
        if (kind == Kind.REQUEST) {
            return Uni.createFrom().voidItem();
        }
        Holding.of(request, inFlight).letGo();
        return enter(request, kind, caller);
    }

    private Uni<Void> enter(RoutingContext request, Kind kind, String caller) {
        request.put(CALLER, caller);
        var holding = Holding.of(request, inFlight);
        var limit = Objects.requireNonNull(limits.get(kind));
        return Uni.createFrom().emitter(emitter -> {
            var context = request.vertx().getOrCreateContext();
            // Whoever gives the place up has other things to do.
            holding.hold(limit.enter(caller, () -> context.runOnContext(_ -> emitter.complete(null))));
        });
    }
}
