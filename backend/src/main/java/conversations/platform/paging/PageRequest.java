package conversations.platform.paging;

import conversations.platform.problem.ProblemException;
import conversations.platform.web.Ids;
import conversations.platform.web.Params;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list. A cursor is the sort key of the last item shown, bound to its list (the operation, the
 * caller, the conditions), so that a cursor of another list is detected and refused.
 *
 * @param after the sort key after which the page starts, null for the first page
 */
public record PageRequest(int limit, @Nullable List<String> after, String list) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;
    private static final String SEPARATOR = ".";
    /** The range of times in cursors: nothing is older or younger, and the database can store them. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * @param columns how many values the list's sort key has
     * @param list what makes this list differ from every other
     * @throws ProblemException 400 for a limit out of range or a cursor that is not this list's
     */
    public static PageRequest of(
            @Nullable String cursor, @Nullable String limit, int columns, @Nullable Object... list) {
        var identity = identity(Arrays.deepToString(list));
        return new PageRequest(
                Params.integer("limit", limit, 1, MAX_LIMIT, DEFAULT_LIMIT),
                cursor == null ? null : read(cursor, columns, identity),
                identity);
    }

    String cursorAfter(List<String> position) {
        return Stream.concat(Stream.of(list), position.stream().map(PageRequest::encode))
                .collect(Collectors.joining(SEPARATOR));
    }

    /** The answer to a cursor with an invalid value, which was not made here. */
    public static ProblemException invalidCursor() {
        return ProblemException.malformed("cursor", "This is not a cursor of this list.");
    }

    /**
     * Parses a time in a cursor.
     *
     * @throws ProblemException 400 if it is none, as of all values here
     */
    public static Instant instant(String text) {
        try {
            var time = Instant.parse(text);
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Not a time, so not made here.
        }
        throw invalidCursor();
    }

    /** Parses an id in a cursor. */
    public static UUID uuid(String text) {
        var id = Ids.parse(text);
        if (id == null) {
            throw invalidCursor();
        }
        return id;
    }

    /** Parses a whole number from 0 to {@code max} in a cursor. */
    public static long number(String text, long max) {
        try {
            var number = Long.parseLong(text);
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Not a number, so not made here.
        }
        throw invalidCursor();
    }

    private static List<String> read(String cursor, int columns, String identity) {
        var parts = List.of(cursor.split(Pattern.quote(SEPARATOR), -1));
        if (parts.size() != columns + 1 || !parts.getFirst().equals(identity)) {
            throw invalidCursor();
        }
        return parts.stream().skip(1).map(PageRequest::decode).toList();
    }

    private static String encode(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Not base64, so not made here.
        }
        throw invalidCursor();
    }

    private static String identity(String list) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
