package conversations.platform.web;

import conversations.platform.problem.Problem;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.problem.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Filters at the edge: checks that come first for every request, and headers of every answer. */
@ApplicationScoped
class EdgeFilters {
    /**
     * Additions to the policy for the API reference, which writes its styles into style elements that are empty at first
     * (allowed by this hash) and searches in a worker that it creates itself.
     */
    private static final String REFERENCE_POLICY =
            "; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; worker-src 'self' blob:";

    /** Maximum number of bytes around an uploaded file: boundaries and headers. */
    private static final int MULTIPART_OVERHEAD = 65_536;

    private final WebConfig config;
    private final long maxBodySize;
    private final long maxUploadSize;
    private final String policy;

    EdgeFilters(WebConfig config, @ConfigProperty(name = "conversations.oidc.issuer") URI issuer) {
        this.config = config;
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.maxUploadSize = config.maxUploadSize().asLongValue() + MULTIPART_OVERHEAD;
        // The web application connects to this server and to the identity provider only.
        this.policy = "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' " + origin(issuer)
                + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::assignRequestId, 1200);
        filters.register(this::drainBody, 1100);
        filters.register(this::addSecurityHeaders, 1000);
        filters.register(this::checkHost, 900);
        filters.register(this::checkDeclaredSize, 800);
    }

    private void assignRequestId(RoutingContext request) {
        RequestId.assign(request, config.trustProxy());
        request.next();
    }

    /**
     * Drains the rest of a body after its request was answered, because many clients read the answer only after they have
     * sent everything. The rest is dropped, up to twice the largest file and for as long as a body may take; beyond that the
     * connection is closed.
     */
    private void drainBody(RoutingContext request) {
        ConnectionLimitHandler.install(RequestResources.channel(request));
        request.addEndHandler(answered -> {
            var body = request.request();
            if (answered.succeeded() && !body.isEnded()) {
                var connection = body.connection();
                var dropped = new AtomicLong();
                body.handler(buffer -> {
                    if (dropped.addAndGet(buffer.length()) > 2 * maxUploadSize) {
                        connection.close();
                    }
                });
                // Other handlers may be set meanwhile, so only the request itself knows whether its body has ended.
                request.vertx().setTimer(config.bodyTimeout().toMillis(), _ -> {
                    if (!body.isEnded()) {
                        connection.close();
                    }
                });
                body.resume();
            }
        });
        request.next();
    }

    private void addSecurityHeaders(RoutingContext request) {
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

    /** Refuses unknown host names, against web pages whose own name resolves to this machine (DNS rebinding). */
    private void checkHost(RoutingContext request) {
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

    /** Refuses a body whose declared length is too large, from any caller, without reading it. */
    private void checkDeclaredSize(RoutingContext request) {
        var isUpload = request.request().method() == HttpMethod.POST
                && request.normalizedPath().equals(config.uploadPath());
        if (isLonger(request.request().getHeader(HttpHeaders.CONTENT_LENGTH), isUpload ? maxUploadSize : maxBodySize)) {
            refuse(request, ProblemException.of(ProblemType.TOO_LARGE));
        } else {
            request.next();
        }
    }

    static void refuse(RoutingContext request, ProblemException why) {
        request.response()
                .setStatusCode(why.type().status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(why.problem().to(RequestId.of(request.response()))));
    }

    /** Whether a declared length, which may have any number of digits, exceeds the limit. */
    private static boolean isLonger(@Nullable String length, long max) {
        return length != null
                && length.matches("[0-9]+")
                && new BigInteger(length).compareTo(BigInteger.valueOf(max)) > 0;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
