package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a query parameter that the operation does not have, that comes twice, or empty (K2). */
class UnknownParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null || !method.getDeclaringClass().getPackageName().startsWith("conversations.")) {
            return;
        }
        var names = known.computeIfAbsent(method, UnknownParameters::parameters);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw ProblemException.malformed(name, "There is no such parameter.");
            }
            if (values.size() > 1) {
                throw ProblemException.malformed(name, "Give this once.");
            }
            // An operation can't tell an empty one from none; but for a search box, where nothing was typed, it is a
            // mistake.
            if (values.getFirst().isEmpty() && !name.equals("q")) {
                throw ProblemException.malformed(name, "This has no value.");
            }
        });
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map((Parameter parameter) ->
                        parameter.getAnnotation(QueryParam.class).value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
