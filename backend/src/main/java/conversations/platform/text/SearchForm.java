package conversations.platform.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The form of texts for search (F6): folded, with a mark at both ends of every word, so that a search for a part, a
 * beginning or a whole of a word is a search for a plain string.
 */
public final class SearchForm {
    /** The mark at both ends of every run of letters and digits. Users can't type it; texts that contain it lose it. */
    private static final char MARK = '\u0001';

    /** Separates texts; no form contains it. */
    public static final char SEPARATOR = '\u0002';

    /** Precedes each part of a word with apostrophes or hyphens; all white space of the text itself becomes spaces. */
    private static final char PART = '\n';

    /**
     * Maximum ratio of the lengths of a form and its text, for forms longer than {@link #SHORT_LENGTH}; the rest is not searched. No
     * language needs more; but U+FDFA, for example, is folded to eighteen letters.
     */
    private static final int MAX_RATIO = 4;

    private static final int SHORT_LENGTH = 1000;

    /** Scripts without spaces between words: where one begins can't be seen. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private SearchForm() {}

    /**
     * A word or a phrase to look for in searched texts: anywhere, at the beginning of a word, as a whole one.
     *
     * @param phrase whether it was in quotation marks: it is found only where it neither begins nor ends within a word
     */
    public record Word(String folded, boolean phrase, String anywhere, String beginning, String whole) {
        static Word of(String folded, boolean phrase) {
            var whole = mark(folded);
            if (phrase) {
                var from = isUnspaced(folded.codePointAt(0)) ? withoutFirstMark(whole) : whole;
                var bounded = isUnspaced(folded.codePointBefore(folded.length())) ? withoutLastMark(from) : from;
                return new Word(folded, true, bounded, bounded, bounded);
            }
            var beginning = withoutLastMark(whole);
            var anywhere = withoutFirstMark(beginning);
            return folded.codePoints().anyMatch(SearchForm::isUnspaced)
                    ? new Word(folded, false, anywhere, anywhere, anywhere)
                    : new Word(folded, false, anywhere, beginning, whole);
        }

        private static String withoutFirstMark(String marked) {
            return marked.charAt(0) == MARK ? marked.substring(1) : marked;
        }

        private static String withoutLastMark(String marked) {
            return marked.charAt(marked.length() - 1) == MARK ? marked.substring(0, marked.length() - 1) : marked;
        }
    }

    /** The searched form of a text. */
    public static String of(String text) {
        var folded = Folding.fold(text);
        var form = new StringBuilder(mark(plain(folded)));
        for (var part : parts(folded)) {
            form.append(PART).append(mark(part));
        }
        return cut(form, Math.max(SHORT_LENGTH, MAX_RATIO * text.length()));
    }

    /**
     * The words and phrases of {@code query} without duplicates: texts in a pair of quotation marks, and other texts
     * separated by white space.
     */
    public static List<Word> words(String query) {
        var words = new LinkedHashSet<Word>();
        var between = new StringBuilder();
        for (var i = 0; i < query.length(); ) {
            var end = beginsWord(query, i) ? Quotation.end(query, i) : -1;
            var phrase = end < 0
                    ? ""
                    : plain(Folding.fold(query.substring(i + 1, end))).strip();
            if (phrase.isEmpty()) {
                between.append(query.charAt(i));
                i++;
            } else {
                addWords(between, words);
                words.add(Word.of(phrase, true));
                i = end + 1;
            }
        }
        addWords(between, words);
        return List.copyOf(words);
    }

    private static boolean beginsWord(String query, int at) {
        return at == 0 || Text.isSpace(query.charAt(at - 1)) || Quotation.closes(query.charAt(at - 1));
    }

    private static void addWords(StringBuilder between, Set<Word> words) {
        for (var word : plain(Folding.fold(between.toString())).split(" ")) {
            if (!word.isEmpty()) {
                words.add(Word.of(withoutOuterJoiners(word), false));
            }
        }
        between.setLength(0);
    }

    /**
     * Quotation marks without content: the user is still typing, or used single ones. If the query has nothing else, the
     * marks themselves are searched for.
     */
    private static String withoutOuterJoiners(String word) {
        var start = 0;
        var end = word.length();
        while (start < end && Folding.isJoiner(word.charAt(start))) {
            start++;
        }
        while (end > start && Folding.isJoiner(word.charAt(end - 1))) {
            end--;
        }
        return start == end ? word : word.substring(start, end);
    }

    /** A folded text on one line with single spaces, without apostrophes and hyphens within words. */
    static String plain(String folded) {
        var plain = new StringBuilder(folded.length());
        for (var i = 0; i < folded.length(); i++) {
            if (isKept(folded, i)) {
                plain.append(kept(folded.charAt(i)));
            }
        }
        return plain.toString();
    }

    /** Whether {@link #plain} keeps the character. */
    static boolean isKept(CharSequence folded, int at) {
        return isSpace(folded.charAt(at)) ? at == 0 || !isSpace(folded.charAt(at - 1)) : !joins(folded, at);
    }

    /** As what {@link #plain} keeps a character. */
    static char kept(char folded) {
        return isSpace(folded) ? ' ' : folded;
    }

    /** Whether a part of a folded text neither begins nor ends within a word. */
    static boolean isBounded(CharSequence folded, int start, int end) {
        return (start == 0 || !isWithin(folded, start)) && (end == folded.length() || !isWithin(folded, end));
    }

    /** Whether the characters on both sides belong to one word, as far as that can be seen. */
    private static boolean isWithin(CharSequence folded, int at) {
        var before = Character.codePointBefore(folded, at);
        var after = Character.codePointAt(folded, at);
        return isLetter(before) && isLetter(after) && !isUnspaced(before) && !isUnspaced(after);
    }

    private static boolean joins(CharSequence folded, int at) {
        return Folding.isJoiner(folded.charAt(at))
                && at > 0
                && at + 1 < folded.length()
                && isLetter(Character.codePointBefore(folded, at))
                && isLetter(Character.codePointAt(folded, at + 1));
    }

    /** The parts of words that have apostrophes or hyphens within, each once. */
    private static Set<String> parts(String folded) {
        var parts = new LinkedHashSet<String>();
        var start = 0;
        var joined = false;
        for (var i = 0; i <= folded.length(); i++) {
            var joins = i < folded.length() && joins(folded, i);
            if (joins || i == folded.length() || isSpace(folded.charAt(i))) {
                if (joined || joins) {
                    parts.add(folded.substring(start, i));
                }
                joined = joins;
                start = i + 1;
            }
        }
        return parts;
    }

    private static boolean isSpace(char folded) {
        return folded == MARK || folded == SEPARATOR || Text.isSpace(folded);
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x80 && Character.isAlphabetic(c));
    }

    private static boolean isUnspaced(int c) {
        return UNSPACED.contains(UnicodeScript.of(c));
    }

    private static String mark(String plain) {
        var marked = new StringBuilder(plain.length() * 5 / 4);
        var inWord = false;
        for (var i = 0; i < plain.length(); ) {
            var c = plain.codePointAt(i);
            var letter = isLetter(c);
            if (letter != inWord) {
                marked.append(MARK);
                inWord = letter;
            }
            marked.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return inWord ? marked.append(MARK).toString() : marked.toString();
    }

    private static String cut(StringBuilder form, int longest) {
        if (form.length() > longest) {
            form.setLength(Character.isHighSurrogate(form.charAt(longest - 1)) ? longest - 1 : longest);
        }
        return form.toString();
    }
}
