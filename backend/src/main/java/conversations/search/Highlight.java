package conversations.search;

import conversations.platform.text.FoldedText;
import conversations.platform.text.FoldedText.Span;
import conversations.platform.text.SearchForm.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An excerpt of a text as HTML, whose only markup is the {@code <mark>} element around each match. */
final class Highlight {
    /** Maximum length of an excerpt in UTF-16 units, like all lengths here, so it may be a little shorter than allowed. */
    private static final int MAX_LENGTH = 198;

    /** Length of the text before the first match. */
    private static final int LEAD = 40;

    /** Maximum number of matches considered of each word; in a text full of a word, an early one is as good as any. */
    private static final int MAX_MATCHES_PER_WORD = 20;

    private static final String ELLIPSIS = "…";

    private record Match(Span span, Word word) {}

    private Highlight() {}

    static String of(String text, List<Word> words) {
        var line = text.replaceAll("\\s+", " ").strip();
        var folded = new FoldedText(line);
        var matches = new ArrayList<Match>();
        var spans = new ArrayList<Span>();
        for (var word : words) {
            var found = folded.find(word);
            found.stream().limit(MAX_MATCHES_PER_WORD).forEach(span -> matches.add(new Match(span, word)));
            spans.addAll(found);
        }
        var start = line.length() <= MAX_LENGTH ? 0 : start(matches, line.length());
        var from = boundary(line, start);
        var to = boundary(line, Math.min(line.length(), start + MAX_LENGTH));
        return (from > 0 ? ELLIPSIS : "")
                + marked(line, from, to, merged(spans))
                + (to < line.length() ? ELLIPSIS : "");
    }

    /** The start of the excerpt that shows the most words; of several, the first one. */
    private static int start(List<Match> matches, int length) {
        var best = 0;
        var most = 0L;
        for (var first : matches.stream()
                .sorted(Comparator.comparing(match -> match.span.start()))
                .toList()) {
            var start = Math.max(0, Math.min(first.span.start() - LEAD, length - MAX_LENGTH));
            var shown = matches.stream()
                    .filter(match -> match.span.start() >= start && match.span.end() <= start + MAX_LENGTH)
                    .map(Match::word)
                    .distinct()
                    .count();
            if (shown > most) {
                most = shown;
                best = start;
            }
        }
        return best;
    }
    /** The position, or the one before it if it would split a character. */
    private static int boundary(String line, int at) {
        return at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
    }

    /** The spans in order, with overlapping and touching ones merged. */
    private static List<Span> merged(List<Span> spans) {
        var merged = new ArrayList<Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                var last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static String marked(String line, int from, int to, List<Span> spans) {
        var html = new StringBuilder();
        var at = from;
        for (var span : spans) {
            var start = Math.max(at, span.start());
            var end = Math.min(to, span.end());
            if (start < end) {
                html.append(escaped(line.substring(at, start)))
                        .append("<mark>")
                        .append(escaped(line.substring(start, end)))
                        .append("</mark>");
                at = end;
            }
        }
        return html.append(escaped(line.substring(at, to))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
