package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a query parameter that the operation does not have, that comes twice, empty, or not as UTF-8 (K2). */
class QueryParameterFilter {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null || !method.getDeclaringClass().getPackageName().startsWith("conversations.")) {
            return;
        }
        var names = known.computeIfAbsent(method, QueryParameterFilter::parameters);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw ProblemException.malformed(name, "There is no such parameter.");
            }
            if (values.size() > 1) {
                throw ProblemException.malformed(name, "Give this once.");
            }
            if (isReplaced(values.getFirst(), request.getUriInfo().getRequestUri())) {
                throw ProblemException.malformed(name, "This is not UTF-8.");
            }
            // An operation can't tell an empty one from none; but for a search box, where nothing was typed, it is a
            // mistake.
            if (values.getFirst().isEmpty() && !name.equals("q")) {
                throw ProblemException.malformed(name, "This has no value.");
            }
        });
    }

    /** Whether the server put the sign for what can't be read in the place of bytes that are no UTF-8. */
    private static boolean isReplaced(String value, URI uri) {
        return value.indexOf('\uFFFD') >= 0
                && !uri.getRawQuery().toUpperCase(Locale.ROOT).contains("%EF%BF%BD");
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map((Parameter parameter) ->
                        parameter.getAnnotation(QueryParam.class).value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
