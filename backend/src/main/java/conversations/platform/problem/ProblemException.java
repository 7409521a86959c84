package conversations.platform.problem;

import conversations.platform.problem.Problem.FieldError;
import java.util.List;

/** Ends a request with a problem document; may be thrown anywhere below a resource, and rolls the transaction back. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /**
     * Maximum number of errors in an answer: enough for any form, while a long invalid list must not be answered with a
     * longer one.
     */
    private static final int MAX_ERRORS = 100;

    private final ProblemType type;
    private final transient List<FieldError> errors;

    private ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = errors;
    }

    public static ProblemException of(ProblemType type) {
        return new ProblemException(type, type.explanation, List.of());
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of());
    }

    /** Answers 404, the same for missing resources and for those that the caller may not see (F3). */
    public static ProblemException notFound() {
        return of(ProblemType.NOT_FOUND, "This does not exist, or you may not see it.");
    }

    /** Answers 400 about one parameter, header or field. */
    public static ProblemException malformed(String field, String message) {
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, field + ": " + message, List.of(new FieldError(field, message)));
    }

    /** Answers 422 about one or more fields, of which the first {@value #MAX_ERRORS} are named. */
    public static ProblemException invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        return new ProblemException(
                ProblemType.INVALID,
                first.field() + ": " + first.message(),
                List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS))));
    }

    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Problem problem() {
        return Problem.of(type, String.valueOf(getMessage()), errors);
    }
}
