package conversations.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become answers: always a problem document, never a stack trace, SQL or class name (K1). */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    /** In seconds: what is away is back soon, or not for long. */
    private static final int RETRY_AFTER = 5;

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(RuntimeException e) {
        var why = e.getCause() instanceof ProblemException problem
                ? problem
                : ProblemException.of(ProblemType.UNAUTHENTICATED);
        return Response.fromResponse(answer(why.problem()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(ProblemException.of(ProblemType.FORBIDDEN).problem());
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

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        var status = e.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(e);
            case 404 -> answer(ProblemException.notFound().problem());
            case 403 -> answer(ProblemException.of(ProblemType.FORBIDDEN).problem());
            case 405 ->
                answer(ProblemException.of(ProblemType.METHOD_NOT_ALLOWED).problem());
            case 406 -> answer(ProblemException.of(ProblemType.NOT_ACCEPTABLE).problem());
            case 413 -> answer(ProblemException.of(ProblemType.TOO_LARGE).problem());
            case 415 ->
                answer(ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).problem());
            default ->
                status >= 400 && status < 500
                        ? answer(ProblemException.of(ProblemType.MALFORMED_REQUEST)
                                .problem())
                        : anything(e);
        };
    }

    /** What nobody foresaw: logged whole for the operator, told the client without detail. */
    @ServerExceptionMapper
    Response anything(Throwable e) {
        LOG.errorf(e, "Request failed");
        return answer(ProblemException.of(ProblemType.UNAVAILABLE).problem());
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
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        } else if (problem.type().equals(ProblemType.TOO_MANY_AT_ONCE.uri())) {
            answer.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return answer.build();
    }
}
