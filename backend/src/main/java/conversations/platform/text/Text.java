package conversations.platform.text;

import com.ibm.icu.text.UnicodeSet;
import conversations.platform.problem.Problem.FieldError;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates texts typed by users (A1, K3): kept as written except for white space at both ends, measured in code points,
 * without U+0000 (PostgreSQL can't store it) and unpaired surrogates (no encoding has them).
 */
public final class Text {
    private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\x0B\\f\\r\\x85\\u2028\\u2029]");

    /** Characters that are invisible by themselves: white space, control characters, fillers, marks of direction. */
    private static final UnicodeSet INVISIBLE = new UnicodeSet(
                    "[[:White_Space:][:Cc:][:Default_Ignorable_Code_Point:][\\ufff9-\\ufffb\\u2800\\U0001d159]]")
            .freeze();

    private Text() {}

    /** Whether the text is invisible. */
    public static boolean isBlank(String text) {
        return INVISIBLE.containsAll(text);
    }

    /** The text without the white space (Unicode's White_Space) at its ends. */
    public static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The first {@code max} code points. */
    public static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    /** A required text of 1 to {@code max} code points, some of them visible: trimmed, or {@code ""} with a line added to {@code errors}. */
    public static String required(String field, @Nullable String text, int max, List<FieldError> errors) {
        var kept = optional(field, text, max, errors);
        if (kept == null && errors.stream().noneMatch(e -> e.field().equals(field))) {
            errors.add(new FieldError(field, "This is required."));
        }
        return kept == null ? "" : kept;
    }

    /** An optional text of at most {@code max} code points: trimmed, null if nothing of it can be seen or it is wrong. */
    public static @Nullable String optional(String field, @Nullable String text, int max, List<FieldError> errors) {
        if (text == null) {
            return null;
        }
        var flaw = invalidReason(text);
        if (flaw != null) {
            errors.add(new FieldError(field, flaw));
            return null;
        }
        if (isBlank(text)) {
            return null;
        }
        var kept = trim(text);
        var length = kept.codePointCount(0, kept.length());
        if (length > max) {
            errors.add(new FieldError(field, "At most " + max + " characters; this has " + length + "."));
            return null;
        }
        return kept;
    }

    /** Validates as {@link #required}, and requires one line. */
    public static String requiredLine(String field, @Nullable String text, int max, List<FieldError> errors) {
        var kept = optionalLine(field, text, max, errors);
        return kept == null ? required(field, null, max, errors) : kept;
    }

    /** Validates as {@link #optional}, and requires one line. */
    public static @Nullable String optionalLine(String field, @Nullable String text, int max, List<FieldError> errors) {
        var kept = optional(field, text, max, errors);
        if (kept != null && LINE_BREAK.matcher(kept).find()) {
            errors.add(new FieldError(field, "This must be on one line."));
            return null;
        }
        return kept;
    }

    /** The reason for which the text can't be stored, as a sentence; null if it can. */
    public static @Nullable String invalidReason(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return "U+0000 can't be kept.";
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "An unpaired surrogate is not text.";
                }
                i++;
            }
        }
        return null;
    }

    /** Escapes {@code text} for a LIKE pattern, so that %, _ and \ stand for themselves. */
    public static String escapeLike(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= 0x80 && Character.isSpaceChar(c)) || (c >= '\t' && c <= '\r') || c == '\u0085';
    }
}
