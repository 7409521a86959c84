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

/** Refuses query parameters that the operation does not have, or that are repeated, empty, or not UTF-8 (K2). */
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
                throw ProblemException.malformed(name, "Give this parameter once.");
            }
            if (isReplaced(values.getFirst(), request.getUriInfo().getRequestUri())) {
                throw ProblemException.malformed(name, "This is not UTF-8.");
            }
            // An operation can't tell an empty parameter from a missing one; an empty one is a mistake, except for a
            // search
            // box in which nothing was typed.
            if (values.getFirst().isEmpty() && !name.equals("q")) {
                throw ProblemException.malformed(name, "This parameter has no value.");
            }
        });
    }

    /** Whether the server has replaced invalid UTF-8 by the replacement character. */
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
