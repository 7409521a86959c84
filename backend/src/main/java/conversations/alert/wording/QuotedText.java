package conversations.alert.wording;

import conversations.platform.text.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Other people's words among ours: on one line, or by their lines. */
public final class QuotedText {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    /** What turns the direction of text around, or keeps it from being turned back. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int TAB_WIDTH = 4;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t]]");

    /** First strong isolate, and its end. */
    private static final String ISOLATED = "\u2068%s\u2069";

    private QuotedText() {}

    /** One line without control characters and without marks of direction: for a header, where it stands alone. */
    static String line(String text) {
        return DIRECTIONS
                .matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /**
     * A {@link #line} for a sentence. Its direction stays its own: right-to-left words must not turn around what stands beside
     * them.
     */
    public static String inline(String text) {
        var line = line(text);
        return line.codePoints().anyMatch(QuotedText::isRightToLeft) ? ISOLATED.formatted(line) : line;
    }

    /** At most {@code max} code points; what is longer ends in an ellipsis. */
    static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : Text.cut(text, max - 1).stripTrailing() + "…";
    }

    /**
     * A line for HTML with all its spaces. Outlook does not know {@code white-space: pre-wrap}, so where several spaces follow
     * each other, or one begins the line, no-break spaces take their place; the last of them stays, so that the line can break.
     */
    static String spaced(String line) {
        return line.replace("\t", " ".repeat(TAB_WIDTH)).replaceAll("^ | (?= )", "\u00a0");
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
