package conversations.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Maps all exceptions to answers: always a problem document, never a stack trace, SQL or class name (K1). */
public class ProblemMappers {
    /** The attribute of a caller's identity that names them in the log: the user's id, or the program's. */
    public static final String CALLER = "conversations.caller";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    /** The value of Retry-After for outages. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Set<String> publicPaths;

    ProblemMappers(@ConfigProperty(name = "conversations.problem.public-paths") Set<String> publicPaths) {
        this.publicPaths = publicPaths;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    /** Answers 401; the error code says whether a token was refused or none was sent (RFC 6750). */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(RuntimeException e, RoutingContext request) {
        var isRefused = e instanceof AuthenticationFailedException || request.get(BearerToken.MALFORMED) != null;
        var why = e.getCause() instanceof ProblemException problem
                ? problem
                : ProblemException.of(ProblemType.UNAUTHENTICATED);
        return Response.fromResponse(answer(why.problem()))
                .header(HttpHeaders.WWW_AUTHENTICATE, isRefused ? "Bearer error=\"invalid_token\"" : "Bearer")
                .build();
    }

    /** Answers 403 and names the role or scope that the token lacks. */
    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ResourceInfo resource) {
        var needed = RequiredRoles.of(resource.getResourceMethod());
        var answer = Response.fromResponse(answer(
                ProblemException.of(ProblemType.FORBIDDEN, needed.message()).problem()));
        if (!needed.scopes().isEmpty()) {
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\"" + needed.scopes() + "\"");
        }
        return answer.build();
    }

    // The second exception is named because Quarkus has its own mapper for it.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e) {
        return answer(malformedJson(e).problem());
    }

    /** Answers 400 for bytes that are invalid in their encoding. */
    @ServerExceptionMapper
    Response characters(CharConversionException e) {
        return answer(ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is not the described JSON.")
                .problem());
    }

    /**
     * Maps refusals of the framework. It checks media types before it authenticates the caller; but a caller without a token
     * must get 401 first.
     */
    @ServerExceptionMapper
    Uni<Response> web(WebApplicationException e, RoutingContext request, UriInfo uri, ResourceInfo resource) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return Uni.createFrom().item(json(json));
        }
        return switch (e.getResponse().getStatus()) {
            case 401 -> Uni.createFrom().item(unauthenticated(e, request));
            case 404 -> Uni.createFrom().item(answer(ProblemException.notFound().problem()));
            case 403 -> refused(ProblemType.FORBIDDEN);
            case 405 -> refused(ProblemType.METHOD_NOT_ALLOWED);
            case 406 -> authenticated(request, resource, ProblemType.NOT_ACCEPTABLE);
            case 413 -> refused(ProblemType.TOO_LARGE);
            case 415 -> authenticated(request, resource, ProblemType.UNSUPPORTED_MEDIA_TYPE);
            default ->
                e.getResponse().getStatus() >= 400 && e.getResponse().getStatus() < 500
                        ? refused(ProblemType.MALFORMED_REQUEST)
                        : Uni.createFrom().item(anything(e, request, uri));
        };
    }

    private static Uni<Response> refused(ProblemType type) {
        return Uni.createFrom().item(answer(ProblemException.of(type).problem()));
    }

    /** Refuses a caller who is known, and asks any other one to sign in where the operation is not public. */
    private Uni<Response> authenticated(RoutingContext request, ResourceInfo resource, ProblemType type) {
        if (isPublic(request, resource)) {
            return refused(type);
        }
        return QuarkusHttpUser.getSecurityIdentity(request, null)
                .onItem()
                .transform(caller -> caller.isAnonymous()
                        ? unauthenticated(new UnauthorizedException(), request)
                        : answer(ProblemException.of(type).problem()))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(e -> unauthenticated((AuthenticationFailedException) e, request));
    }

    /**
     * Whether the operation is public. The framework may refuse the type of a body before it has found the operation; then
     * the path decides.
     */
    private boolean isPublic(RoutingContext request, ResourceInfo resource) {
        var operation = resource.getResourceMethod();
        return operation == null
                ? publicPaths.contains(request.normalizedPath())
                : operation.isAnnotationPresent(PermitAll.class);
    }

    /**
     * Maps all other exceptions: an outage, after which the client may retry, or a fault of the server. A fault is logged
     * completely for the operator, without the query, which may contain search texts; the client gets no details.
     */
    @ServerExceptionMapper
    Response anything(Throwable e, RoutingContext request, UriInfo uri) {
        if (Outage.report(e)) {
            return answer(ProblemException.of(ProblemType.UNAVAILABLE).problem());
        }
        if (request.response().closed()) {
            // The client has closed the connection, so this is no fault, and nobody reads the answer.
            LOG.debugf(
                    e,
                    "%s %s by %s was aborted by the client",
                    request.request().method(),
                    path(uri),
                    caller(request));
            return answer(ProblemException.of(ProblemType.UNAVAILABLE).problem());
        }
        LOG.errorf(e, "%s %s by %s failed", request.request().method(), path(uri), caller(request));
        return answer(ProblemException.of(ProblemType.INTERNAL_ERROR).problem());
    }

    /** The path for the log, without the token of public operations. */
    private static String path(UriInfo uri) {
        @Nullable String token = uri.getPathParameters().getFirst("token");
        return token == null || token.isEmpty() ? uri.getPath() : uri.getPath().replace(token, "{token}");
    }

    private static String caller(RoutingContext request) {
        @Nullable SecurityIdentity identity = request.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        @Nullable String caller = identity == null ? null : identity.getAttribute(CALLER);
        return caller == null ? "nobody" : caller;
    }

    /** Puts the request's id into every problem document. */
    @ServerResponseFilter
    void identify(ContainerResponseContext response, HttpServerRequest request) {
        if (response.getEntity() instanceof Problem problem) {
            response.setEntity(problem.to(RequestId.of(request.response())));
        }
    }

    private static ProblemException malformedJson(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var message = e instanceof UnrecognizedPropertyException
                    ? "There is no such field."
                    : "The value does not have the described type.";
            return ProblemException.malformed(path(mapping), message);
        }
        return ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is not the described JSON.");
    }

    private static String path(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static Response answer(Problem problem) {
        var answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == ProblemType.UNAVAILABLE.status) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else if (problem.type().equals(ProblemType.TOO_MANY_AT_ONCE.uri())) {
            answer.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return answer.build();
    }
}
