package conversations.alert.wording;

import java.util.List;
import java.util.regex.Pattern;

/** Other people's words on one line among ours. */
public final class Wording {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    /** What turns the direction of text around, or keeps it from being turned back. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t]]");

    /** First strong isolate, and its end. */
    private static final String ISOLATED = "\u2068%s\u2069";

    private Wording() {}

    /**
     * Without line breaks, so that it can stand in a header, and so that its direction stays its own: right-to-left words
     * must not turn around what stands beside them.
     */
    public static String inline(String text) {
        var line = DIRECTIONS
                .matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
        return line.codePoints().anyMatch(Wording::isRightToLeft) ? ISOLATED.formatted(line) : line;
    }

    /** What was written, by its lines; without what steers terminals. */
    static List<String> lines(String text) {
        return text.lines().map(line -> CONTROLS.matcher(line).replaceAll("")).toList();
    }

    private static boolean isRightToLeft(int codePoint) {
        var direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
