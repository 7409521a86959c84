package conversations.platform.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of a request, which its answer's header, its problem document and its log lines contain (K1). */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    /** The key in the logging context. */
    private static final String MDC_KEY = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private RequestId() {}

    /**
     * Assigns the request's id, before anything else is done with the request.
     *
     * @param keepsGiven whether an id that came with the request is kept, because a trusted proxy has set it
     */
    public static void assign(RoutingContext request, boolean keepsGiven) {
        @Nullable String given = keepsGiven ? request.request().getHeader(HEADER) : null;
        var id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.response().putHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
    }

    /** The id of the request that this response answers. */
    public static @Nullable String of(HttpServerResponse response) {
        return response.headers().get(HEADER);
    }
}
