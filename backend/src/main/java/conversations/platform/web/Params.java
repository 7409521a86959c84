package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parses query parameters strictly: any other form than the described one answers 400 under the parameter's name (K2). */
public final class Params {
    private Params() {}

    public static int integer(String name, @Nullable String value, int min, int max, int otherwise) {
        return value == null ? otherwise : (int) number(name, value, min, max);
    }

    /** Parses a timeline position of 0 or more, or null. */
    public static @Nullable Long seq(String name, @Nullable String value) {
        return value == null ? null : number(name, value, 0, Long.MAX_VALUE);
    }

    public static @Nullable UUID uuid(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var id = Ids.parse(value);
        if (id == null) {
            throw ProblemException.malformed(name, "This is not an id.");
        }
        return id;
    }

    /** Parses a constant, written in lower case. */
    public static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String value, Class<E> type) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed(name, "This must be one of " + names(type) + "."));
    }

    public static @Nullable Boolean bool(String name, @Nullable String value) {
        return switch (value) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.malformed(name, "This must be true or false.");
        };
    }

    /** Parses a search text of at most 200 code points, trimmed; {@code ""} if there is none. */
    public static String query(String name, @Nullable String value) {
        if (value == null) {
            return "";
        }
        var flaw = Text.invalidReason(value);
        if (flaw != null) {
            throw ProblemException.malformed(name, flaw);
        }
        var text = Text.trim(value);
        if (text.codePointCount(0, text.length()) > 200) {
            throw ProblemException.malformed(name, "At most 200 characters.");
        }
        return text;
    }

    private static long number(String name, String value, long min, long max) {
        try {
            if (value.matches("[0-9]{1,19}")) {
                var number = Long.parseLong(value);
                if (number >= min && number <= max) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Too large for a long, so out of range too.
        }
        throw ProblemException.malformed(
                name,
                max == Long.MAX_VALUE
                        ? "This must be a whole number of " + min + " or more."
                        : "This must be a whole number from " + min + " to " + max + ".");
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
