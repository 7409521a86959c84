package conversations.platform.text;

import java.util.ArrayList;
import java.util.List;

/** A text folded as {@link Text#fold} does it, which knows of each part of itself where it comes from. */
public final class Folded {
    private final StringBuilder text = new StringBuilder();
    /** Of each character of the folded text, the part of the original that it comes from. */
    private final List<Span> origins = new ArrayList<>();

    /** A part of the original text, from {@code start} up to but without {@code end}. */
    public record Span(int start, int end) {}

    /** A character and the marks on it are folded as one: marks change places among themselves only. */
    public Folded(String original) {
        for (var start = 0; start < original.length(); ) {
            var end = start + Character.charCount(original.codePointAt(start));
            while (end < original.length() && isMark(original.codePointAt(end))) {
                end += Character.charCount(original.codePointAt(end));
            }
            var origin = new Span(start, end);
            var folded = Text.fold(original.substring(start, end));
            text.append(folded);
            for (var i = 0; i < folded.length(); i++) {
                origins.add(origin);
            }
            start = end;
        }
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Everywhere in the original where {@code folded}, which is not empty, stands in the folded text; in order. */
    public List<Span> find(String folded) {
        var spans = new ArrayList<Span>();
        for (var at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) {
            spans.add(new Span(
                    origins.get(at).start(),
                    origins.get(at + folded.length() - 1).end()));
        }
        return spans;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
