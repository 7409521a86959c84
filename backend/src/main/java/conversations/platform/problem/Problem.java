package conversations.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457), the body of every answer of 400 and above. */
@Schema(description = "An error (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(
                required = true,
                description = "The stable kind of the error: `/problems/<slug>`, explained at that path.",
                examples = "/problems/invalid")
        String type,

        @Schema(required = true, description = "The kind of the error, in words.")
        String title,

        @Schema(required = true, description = "The HTTP status.", minimum = "400", maximum = "599")
        int status,

        @Schema(required = true, description = "A sentence for people about this occurrence of the error.")
        String detail,

        @Schema(description = "The wrong fields or parameters, if the error is about some.") @Nullable List<FieldError> errors,

        @Schema(
                description =
                        "The id of the request, as in the header `X-Request-Id`; the operator finds it in the log.",
                examples = "8d2f4c1e-6b0a-4f57-9b1c-2a5d3e7f9c10")
        @Nullable String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A wrong field: its name as in the request ({@code about[1].id}), and what is wrong with it. */
    @Schema(name = "FieldError", description = "A wrong field or parameter.")
    public record FieldError(
            @Schema(required = true, description = "The name as in the request, for example `about[1].id`.")
            String field,

            @Schema(required = true, description = "The reason for which the value was refused.")
            String message) {}

    static Problem of(ProblemType type, String detail, List<FieldError> errors) {
        return new Problem(type.uri(), type.title, type.status, detail, errors.isEmpty() ? null : errors, null);
    }

    /** A copy with the id of its request. */
    public Problem to(@Nullable String id) {
        return new Problem(type, title, status, detail, errors, id);
    }
}
