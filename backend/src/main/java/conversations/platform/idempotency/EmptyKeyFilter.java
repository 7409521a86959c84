package conversations.platform.idempotency;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses an Idempotency-Key without a value (A6), which a header parameter does not tell from none at all. */
class EmptyKeyFilter {
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        @Nullable String key = request.getHeaderString(IdempotencyKey.HEADER);
        if (key != null && key.isEmpty()) {
            throw IdempotencyKey.malformed();
        }
    }
}
