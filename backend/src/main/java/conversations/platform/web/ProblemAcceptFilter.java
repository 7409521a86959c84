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
 * Extends the Accept header of clients that accept problem documents by the media types of operations: generated clients
 * name only the bodies of the API description, which for a DELETE are those of errors.
 */
@ApplicationScoped
class ProblemAcceptFilter {
    /** The media type and what may follow it: a weight. */
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
