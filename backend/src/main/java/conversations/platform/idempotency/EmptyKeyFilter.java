package conversations.platform.idempotency;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses an empty Idempotency-Key (A6), which a header parameter can't tell from a missing one. */
class EmptyKeyFilter {
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        @Nullable String key = request.getHeaderString(IdempotencyKey.HEADER);
        if (key != null && key.isEmpty()) {
            throw IdempotencyKey.malformed();
        }
    }
}
