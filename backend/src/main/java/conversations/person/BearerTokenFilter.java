package conversations.person;

import conversations.platform.problem.BearerToken;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Removes bearer tokens that can't be signed tokens from the request. The OIDC extension reads a token before it verifies it
 * and fails on some ("..", for example); so their sender gets the same 401 as anybody without a token.
 */
@ApplicationScoped
class BearerTokenFilter {
    private static final Pattern SIGNED = Pattern.compile("(?i)bearer [\\w-]++\\.[\\w-]++\\.[\\w-]++");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +\\S.*", Pattern.DOTALL);

    void register(@Observes Filters filters) {
        filters.register(BearerTokenFilter::check, 700);
    }

    private static void check(RoutingContext request) {
        var given = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (given != null && !SIGNED.matcher(given).matches()) {
            if (BEARER.matcher(given).matches()) {
                request.put(BearerToken.MALFORMED, true);
            }
            request.request().headers().remove(HttpHeaders.AUTHORIZATION);
        }
        request.next();
    }
}
