package conversations.platform.web;

import conversations.platform.problem.Problem;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.problem.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What every request meets first, and every answer carries. */
@ApplicationScoped
class Edge {
    /**
     * What the API reference needs besides: it writes its styles into style elements that are empty at first, which is what
     * this hash allows, and searches in a worker that it makes itself.
     */
    private static final String REFERENCE_POLICY =
            "; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; worker-src 'self' blob:";

    /** What may stand around an uploaded file: boundaries and headers. */
    private static final int AROUND_A_FILE = 65_536;

    private final WebConfig config;
    private final long maxBodySize;
    private final long maxUploadSize;
    private final BodyHandler unannounced;
    private final String policy;

    Edge(WebConfig config, @ConfigProperty(name = "conversations.oidc.issuer") URI issuer) {
        this.config = config;
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.maxUploadSize = config.maxUploadSize().asLongValue() + AROUND_A_FILE;
        this.unannounced = BodyHandler.create(false).setBodyLimit(this.maxBodySize);
        // The web application talks to this server and to the identity provider, and to nobody else.
        this.policy = "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' " + origin(issuer)
                + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, 1200);
        filters.register(this::remainder, 1100);
        filters.register(this::headers, 1000);
        filters.register(this::host, 900);
        filters.register(this::size, 800);
    }

    void register(@Observes Router router) {
        router.route().failureHandler(request -> {
            if (request.statusCode() == ProblemType.TOO_LARGE.status) {
                refuse(request, ProblemException.of(ProblemType.TOO_LARGE));
            } else {
                request.next();
            }
        });
    }

    private void identify(RoutingContext request) {
        RequestId.give(request, config.trustProxy());
        request.next();
    }

    /**
     * Many a client reads its answer only after it has sent everything. So what is left of a body when it is answered is
     * still taken, and dropped, up to twice the largest file; with more than that to come, the connection is closed.
     */
    private void remainder(RoutingContext request) {
        request.addEndHandler(answered -> {
            var body = request.request();
            if (answered.succeeded() && !body.isEnded()) {
                var dropped = new AtomicLong();
                body.handler(buffer -> {
                    if (dropped.addAndGet(buffer.length()) > 2 * maxUploadSize) {
                        body.connection().close();
                    }
                });
                body.resume();
            }
        });
        request.next();
    }

    private void headers(RoutingContext request) {
        request.response()
                .putHeader("Content-Security-Policy", isReference(request) ? policy + REFERENCE_POLICY : policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (request.normalizedPath().startsWith("/api/")) {
            request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        request.next();
    }

    private static boolean isReference(RoutingContext request) {
        return request.normalizedPath().equals("/docs")
                || request.normalizedPath().startsWith("/docs/");
    }

    /** Against a web page elsewhere that has its own name resolve to this machine (DNS rebinding). */
    private void host(RoutingContext request) {
        var authority = request.request().authority();
        var allowed = config.allowedHosts();
        if (allowed.isEmpty()
                || (authority != null && allowed.get().contains(authority.host().toLowerCase(Locale.ROOT)))) {
            request.next();
        } else {
            refuse(
                    request,
                    ProblemException.of(
                            ProblemType.MALFORMED_REQUEST, "This server does not answer to that host name."));
        }
    }

    /**
     * A body that says itself that it is too large is refused before it is read; one that does not say is read here up to
     * the limit, so that what comes after answers nothing by itself. A file is streamed where it is taken; elsewhere a form
     * is refused unread.
     */
    private void size(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        var isUpload = request.request().method() == HttpMethod.POST
                && request.normalizedPath().equals(config.uploadPath());
        if (length(header) > (isUpload ? maxUploadSize : maxBodySize)) {
            refuse(request, ProblemException.of(ProblemType.TOO_LARGE));
        } else if (header == null
                && !isUpload
                && !String.valueOf(request.request().getHeader(HttpHeaders.CONTENT_TYPE))
                        .startsWith("multipart/")) {
            unannounced.handle(request);
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request, ProblemException why) {
        request.response()
                .setStatusCode(why.type().status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(why.problem().to(RequestId.of(request.response()))));
    }

    private static long length(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
