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

/** The one place where exceptions become answers: always a problem document, never a stack trace, SQL or class name (K1). */
public class ProblemMappers {
    /** The attribute of a caller's identity that names them in the log: the user's id, or the program's. */
    public static final String CALLER = "conversations.caller";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    /** In seconds: what is away is back soon, or not for long. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Set<String> publicPaths;

    ProblemMappers(@ConfigProperty(name = "conversations.problem.public-paths") Set<String> publicPaths) {
        this.publicPaths = publicPaths;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    /** Says with the error's code whether a token was sent and refused, or none was sent (RFC 6750). */
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

    /** Names the role or scope that the token lacks. */
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

    // The second is named because Quarkus brings a mapper of its own for it.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e) {
        return answer(malformedJson(e).problem());
    }

    /** Bytes that are no text of the encoding that they begin in. */
    @ServerExceptionMapper
    Response characters(CharConversionException e) {
        return answer(ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is not the JSON described.")
                .problem());
    }

    /**
     * What the framework refuses. It looks at the types of bodies before it asks who calls; but who has no token is told
     * that first.
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

    /** The framework may refuse the type of a body before it has found the operation: then the path says so. */
    private boolean isPublic(RoutingContext request, ResourceInfo resource) {
        var operation = resource.getResourceMethod();
        return operation == null
                ? publicPaths.contains(request.normalizedPath())
                : operation.isAnnotationPresent(PermitAll.class);
    }

    /**
     * What is no answer of the product's: an outage, which the client may wait for, or a fault of ours. That one is logged
     * whole for the operator, without the query, which may say what somebody looks for; the client is told no detail.
     */
    @ServerExceptionMapper
    Response anything(Throwable e, RoutingContext request, UriInfo uri) {
        if (Outage.report(e)) {
            return answer(ProblemException.of(ProblemType.UNAVAILABLE).problem());
        }
        if (request.response().closed()) {
            // Its client has gone: that is nobody's fault, and nobody reads the answer.
            LOG.debugf(e, "%s %s by %s was cut off", request.request().method(), path(uri), caller(request));
            return answer(ProblemException.of(ProblemType.UNAVAILABLE).problem());
        }
        LOG.errorf(e, "%s %s by %s failed", request.request().method(), path(uri), caller(request));
        return answer(ProblemException.of(ProblemType.INTERNAL_ERROR).problem());
    }

    /** Without the token that public operations have in their path. */
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
                    : "This is not of the type described.";
            return ProblemException.malformed(path(mapping), message);
        }
        return ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is not the JSON described.");
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
