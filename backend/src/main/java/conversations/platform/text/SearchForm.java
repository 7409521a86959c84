package conversations.platform.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts in the form in which they are searched (F6): folded, with a mark at both ends of every word, so that whether some
 * letters stand in a text, begin a word of it or are one is asked by looking for a plain string.
 */
public final class SearchForm {
    /** Stands at both ends of every run of letters and digits. Nobody types it; a text that has it loses it. */
    private static final char MARK = '\u0001';

    /** Parts texts in {@link #of} from each other; it is in none of them. */
    public static final char SEPARATOR = '\u0002';

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

    /** A word to look for in searched texts: anywhere, at the beginning of a word, as a whole one. */
    public record Word(String folded, String anywhere, String beginning, String whole) {
        static Word of(String folded) {
            var whole = mark(folded);
            var beginning = whole.charAt(whole.length() - 1) == MARK ? whole.substring(0, whole.length() - 1) : whole;
            var anywhere = beginning.charAt(0) == MARK ? beginning.substring(1) : beginning;
            return folded.codePoints().anyMatch(c -> UNSPACED.contains(UnicodeScript.of(c)))
                    ? new Word(folded, anywhere, anywhere, anywhere)
                    : new Word(folded, anywhere, beginning, whole);
        }
    }

    /** The searched form of a text. */
    public static String of(String text) {
        return mark(fold(text));
    }

    /** What stands between white space in {@code query}, without doubles. */
    public static List<Word> words(String query) {
        var words = new LinkedHashSet<String>();
        var folded = fold(query);
        var word = new StringBuilder();
        for (var i = 0; i <= folded.length(); i++) {
            if (i < folded.length() && !Text.isSpace(folded.charAt(i))) {
                word.append(folded.charAt(i));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words.stream().map(Word::of).toList();
    }

    private static String fold(String text) {
        return Text.fold(text).replace(MARK, ' ').replace(SEPARATOR, ' ');
    }

    private static String mark(String folded) {
        var marked = new StringBuilder(folded.length() * 5 / 4);
        var inWord = false;
        for (var i = 0; i < folded.length(); ) {
            var c = folded.codePointAt(i);
            var letter = Character.isAlphabetic(c) || (c >= '0' && c <= '9');
            if (letter != inWord) {
                marked.append(MARK);
                inWord = letter;
            }
            marked.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return inWord ? marked.append(MARK).toString() : marked.toString();
    }
}
