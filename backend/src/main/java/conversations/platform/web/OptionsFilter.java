package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers OPTIONS with the methods of the path, to any caller, before other filters see the request. */
@ApplicationScoped
class OptionsFilter {
    private final TreeMap<String, Set<String>> byPath = new TreeMap<>();

    void register(@Observes Filters filters, BeanManager beans) {
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            var type = bean.getBeanClass();
            var path = type.getAnnotation(Path.class);
            if (path != null) {
                Arrays.stream(type.getDeclaredMethods()).forEach(method -> add(path.value(), method));
            }
        }
        filters.register(this::answer, 750);
    }

    private void add(String start, Method method) {
        var rest = method.getAnnotation(Path.class);
        var path = start + (rest == null ? "" : rest.value());
        for (var annotation : method.getAnnotations()) {
            var http = annotation.annotationType().getAnnotation(jakarta.ws.rs.HttpMethod.class);
            if (http != null) {
                var methods = byPath.computeIfAbsent(pattern(path), _ -> new TreeSet<>(Set.of("OPTIONS")));
                methods.add(http.value());
                if (http.value().equals("GET")) {
                    methods.add("HEAD");
                }
            }
        }
    }

    private static String pattern(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
    }

    private void answer(RoutingContext request) {
        var path = request.normalizedPath();
        if (request.request().method() != HttpMethod.OPTIONS || !path.startsWith("/api/")) {
            request.next();
            return;
        }
        var methods = byPath.entrySet().stream()
                .filter(entry -> path.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.isEmpty()) {
            EdgeFilters.refuse(request, ProblemException.notFound());
        } else {
            request.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, String.join(", ", methods))
                    .end();
        }
    }
}
