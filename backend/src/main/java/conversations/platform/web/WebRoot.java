package conversations.platform.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Serves the built web application, if there is one, in the stand-alone mode. In production a web server in front does so.
 */
@ApplicationScoped
class WebRoot {
    private final WebConfig config;

    WebRoot(WebConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        config.root().ifPresent(root -> {
            var files = StaticHandler.create(
                            FileSystemAccess.ROOT,
                            Path.of(root).toAbsolutePath().toString())
                    .setCachingEnabled(false)
                    .setIncludeHidden(false)
                    .setIndexPage("index.html");
            router.route("/assets/*").order(10_000).handler(request -> {
                // The names of assets contain a hash of their content.
                request.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
                request.next();
            });
            router.route("/push-worker.js").order(10_000).handler(request -> {
                // Browsers check under this name for a newer version.
                request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
                request.next();
            });
            router.get().order(10_001).handler(request -> {
                // Not looked for among the files, on another thread, what is the API's.
                if (isBackendPath(request)) {
                    request.next();
                } else {
                    files.handle(request);
                }
            });
            router.get().order(10_002).handler(WebRoot::page);
        });
    }

    private static boolean isBackendPath(RoutingContext request) {
        var path = request.normalizedPath();
        return Stream.of("/api/", "/q/", "/problems/", "/openapi").anyMatch(path::startsWith);
    }

    /** Serves the single page for the application's own addresses (/conversations/…), to browsers that ask for a page. */
    private static void page(RoutingContext request) {
        var path = request.normalizedPath();
        var accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (isBackendPath(request)
                || path.startsWith("/assets/")
                || path.equals("/")
                || accept == null
                || !accept.contains("text/html")) {
            request.next();
        } else {
            request.reroute("/");
        }
    }
}
