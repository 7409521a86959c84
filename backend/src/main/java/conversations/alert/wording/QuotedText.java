package conversations.alert.wording;

import conversations.platform.text.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Prepares text written by users for use within our own: as one line, or by its lines. */
public final class QuotedText {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    /** Characters that change the direction of text. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int TAB_WIDTH = 4;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t]]");

    /** A text within "first strong isolate" and its end. */
    private static final String ISOLATED = "\u2068%s\u2069";

    private QuotedText() {}

    /** The text as one line without control characters and marks of direction, for a header. */
    static String line(String text) {
        return DIRECTIONS
                .matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /**
     * A {@link #line} for use within a sentence. Its direction is isolated, so that right-to-left words do not turn around
     * the text beside them.
     */
    public static String inline(String text) {
        var line = line(text);
        return line.codePoints().anyMatch(QuotedText::isRightToLeft) ? ISOLATED.formatted(line) : line;
    }

    /** The text cut to {@code max} code points; a longer one ends in an ellipsis. */
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

    /** The lines of the text, without control characters. */
    static List<String> lines(String text) {
        return text.lines().map(line -> CONTROLS.matcher(line).replaceAll("")).toList();
    }

    private static boolean isRightToLeft(int codePoint) {
        var direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
