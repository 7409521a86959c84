package conversations.platform.idempotency;

import conversations.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The valid value of the header: 1 to 255 visible ASCII characters (A6). */
public record IdempotencyKey(@Nullable String value) {
    public static final String HEADER = "Idempotency-Key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Stands for a missing key: the answer is not stored. */
    public static final IdempotencyKey NONE = new IdempotencyKey(null);

    public IdempotencyKey {
        if (value != null && !VISIBLE_ASCII.matcher(value).matches()) {
            throw malformed();
        }
    }

    static ProblemException malformed() {
        return ProblemException.malformed(HEADER, "This must be 1 to 255 visible ASCII characters.");
    }
}
