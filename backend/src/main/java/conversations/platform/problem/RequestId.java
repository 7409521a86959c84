package conversations.platform.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of a request: in the header of its answer, in its problem document, and in the lines that the log has about it (K1). */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    /** Its name in the logging context. */
    private static final String MDC_KEY = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private RequestId() {}

    /**
     * Gives the request its id, before anything else is done with it.
     *
     * @param keepsGiven whether an id that came with the request is kept, since a trusted proxy has given it
     */
    public static void assign(RoutingContext request, boolean keepsGiven) {
        @Nullable String given = keepsGiven ? request.request().getHeader(HEADER) : null;
        var id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.response().putHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
    }

    /** That of the request which this answers. */
    public static @Nullable String of(HttpServerResponse response) {
        return response.headers().get(HEADER);
    }
}
