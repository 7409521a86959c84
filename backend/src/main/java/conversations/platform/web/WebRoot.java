package conversations.platform.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;

/** Serves the built web application, where there is one: stand-alone. In production a web server in front does. */
@ApplicationScoped
class WebRoot {
    private final WebConfig config;

    WebRoot(WebConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        config.root().ifPresent(root -> {
            var files = StaticHandler.create(FileSystemAccess.ROOT, Path.of(root).toAbsolutePath().toString())
                    .setCachingEnabled(false)
                    .setIndexPage("index.html");
            router.route("/assets/*").order(10_000).handler(request -> {
                // Their names hold a hash of their content.
                request.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
                request.next();
            });
            router.get().order(10_001).handler(files);
            router.get().order(10_002).handler(WebRoot::page);
        });
    }

    /** The application's own addresses (/conversations/…) are all its one page. */
    private static void page(RoutingContext request) {
        var path = request.normalizedPath();
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/api/") || path.startsWith("/q/") || path.startsWith("/problems/") || path.startsWith("/assets/") || path.equals("/") || last.contains(".")) {
            request.next();
        } else {
            request.reroute("/");
        }
    }
}
