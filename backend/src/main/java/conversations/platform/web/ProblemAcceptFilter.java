package conversations.platform.web;

import conversations.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes a client that accepts problem documents for one that accepts what the operation answers with besides: generated
 * clients name only what the description has a body for, which for a DELETE is its errors.
 */
@ApplicationScoped
class ProblemAcceptFilter {
    /** With what may follow it: a weight. */
    private static final Pattern PROBLEM =
            Pattern.compile(Pattern.quote(Problem.MEDIA_TYPE) + "([^,]*)", Pattern.CASE_INSENSITIVE);

    void register(@Observes Filters filters) {
        filters.register(ProblemAcceptFilter::complete, 700);
    }

    private static void complete(RoutingContext request) {
        var headers = request.request().headers();
        var accept = String.join(",", headers.getAll(HttpHeaders.ACCEPT));
        if (accept.toLowerCase(Locale.ROOT).contains(Problem.MEDIA_TYPE)) {
            headers.set(
                    HttpHeaders.ACCEPT,
                    PROBLEM.matcher(accept).replaceAll("$0, application/json$1, text/event-stream$1"));
        }
        request.next();
    }
}
