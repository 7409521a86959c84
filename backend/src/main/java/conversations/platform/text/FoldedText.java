package conversations.platform.text;

import java.util.ArrayList;
import java.util.List;

/** A text in the form of {@link SearchForm#plain}, with the origin of each of its characters in the original. */
public final class FoldedText {
    private final StringBuilder text = new StringBuilder();
    /** For each character of the folded text, the part of the original that it comes from. */
    private final List<Span> origins = new ArrayList<>();

    /** A part of the original text, from {@code start} up to but without {@code end}. */
    public record Span(int start, int end) {}

    /** Folds the text. A character is folded together with its marks, because folding may reorder marks. */
    public FoldedText(String original) {
        var folded = new StringBuilder();
        var from = new ArrayList<Span>();
        for (var start = 0; start < original.length(); ) {
            var end = start + Character.charCount(original.codePointAt(start));
            while (end < original.length() && isMark(original.codePointAt(end))) {
                end += Character.charCount(original.codePointAt(end));
            }
            var origin = new Span(start, end);
            var part = Folding.fold(original.substring(start, end));
            folded.append(part);
            for (var i = 0; i < part.length(); i++) {
                from.add(origin);
            }
            start = end;
        }
        for (var i = 0; i < folded.length(); i++) {
            if (SearchForm.isKept(folded, i)) {
                text.append(SearchForm.kept(folded.charAt(i)));
                origins.add(from.get(i));
            }
        }
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** All parts of the original whose folded form is the word, which must not be empty; in order. */
    public List<Span> find(SearchForm.Word word) {
        var folded = word.folded();
        var spans = new ArrayList<Span>();
        for (var at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) {
            var end = at + folded.length();
            if (!word.phrase() || SearchForm.isBounded(text, at, end)) {
                spans.add(new Span(origins.get(at).start(), origins.get(end - 1).end()));
            }
        }
        return spans;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
