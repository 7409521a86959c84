package conversations.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which names and texts are compared (A3, F6). Two texts that people take for the same have the same form: it has
 * neither case nor accents, optional vowel signs and invisible characters; letters with strokes and ligatures are plain Latin
 * letters; every apostrophe is ', every hyphen and dash is -, every double quotation mark is ", every decimal digit is of ASCII.
 * Unicode's tables are ICU's; docs/adr/0032-folding.md says what they do not decide.
 */
public final class Folding {
    /**
     * The version of this form, stored beside each folded text: rows of another version are refolded. A node also sets it in
     * its database connections (conversations.database.folding in application.properties), which must have the same value.
     */
    public static final int VERSION = 2;

    private static final String APOSTROPHES =
            "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u0374\u0384"
                    + "\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018\u2019\u201a\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40";
    private static final String QUOTATION_MARKS =
            "\"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u05f4\u301d\u301e\u301f\uff02";
    private static final String HYPHENS = "-\u2212\u2043";

    /** Letters that keyboards of languages of the Arabic script write differently. Letters with hamza are decomposed. */
    private static final Map<Integer, String> ARABIC = Map.of(
            0x671, "\u0627", // alef wasla: alef
            0x649, "\u064a", // alef maksura: yeh
            0x6cc, "\u064a", // Farsi yeh: yeh
            0x6a9, "\u0643", // keheh: kaf
            0x629, "\u0647"); // teh marbuta: heh

    /**
     * Invisible characters, the tatweel, and marks: those of all scripts and of the scripts whose vowel signs are optional. Marks
     * of other scripts are as good as letters, and so are the two that change the sound of a Kana.
     */
    private static final UnicodeSet REMOVED = new UnicodeSet(
                    "[[:Default_Ignorable_Code_Point:][\\ufff9-\\ufffb][\\u0640]"
                            + "[[[:Mn:][:Me:]]&[[:Script=Inherited:][:Script=Hebrew:][:Script=Arabic:][:Script=Syriac:]]]"
                            + "-[\\u3099\\u309a]]")
            .freeze();

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");

    /** Stands for a code point that stays as it is; no code point has this form. */
    private static final String ITSELF = "\0";

    private static final int PAGE_BITS = 8;

    /** The form of each decomposed code point seen so far. A race fills in the same value twice. */
    private static final @Nullable String[][] PAGES = new String[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS][];

    private Folding() {}

    /**
     * The folded form of a text. Folding a form again changes nothing, and no character's form depends on its neighbours.
     */
    public static String fold(String text) {
        var ascii = foldAscii(text);
        if (ascii != null) {
            return ascii;
        }
        var decomposed = DECOMPOSED.normalize(plainMarks(text));
        var folded = new StringBuilder(decomposed.length());
        for (var i = 0; i < decomposed.length(); ) {
            var c = decomposed.codePointAt(i);
            append(folded, c);
            i += Character.charCount(c);
        }
        return folded.toString();
    }

    /** The folded form of a name, also without apostrophes and hyphens. */
    public static String foldName(String name) {
        return fold(name).replace("'", "").replace("-", "");
    }

    /** Whether the character is an apostrophe or a hyphen of a form. */
    static boolean isJoiner(char folded) {
        return folded == '\'' || folded == '-';
    }

    /** Folds a text of ASCII characters; null if there are other characters. */
    private static @Nullable String foldAscii(String text) {
        char @Nullable [] folded = null;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x80) {
                return null;
            }
            var form = ascii(c);
            if (form != c) {
                if (folded == null) {
                    folded = text.toCharArray();
                }
                folded[i] = form;
            }
        }
        return folded == null ? text : new String(folded);
    }

    private static char ascii(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c == '`' ? '\'' : c;
    }

    /** Replaces apostrophes and quotation marks first, because some would be decomposed into a space and a mark. */
    private static String plainMarks(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            plain.append(c < 0x80 ? c : isApostrophe(c) ? '\'' : isQuotationMark(c) ? '"' : c);
        }
        return plain.toString();
    }

    private static boolean isApostrophe(int c) {
        return APOSTROPHES.indexOf(c) >= 0;
    }

    static boolean isQuotationMark(int c) {
        return QUOTATION_MARKS.indexOf(c) >= 0;
    }

    private static void append(StringBuilder folded, int c) {
        if (c < 0x80) {
            folded.append(ascii((char) c));
            return;
        }
        var page = PAGES[c >> PAGE_BITS];
        if (page == null) {
            page = new String[1 << PAGE_BITS];
            PAGES[c >> PAGE_BITS] = page;
        }
        var at = c & ((1 << PAGE_BITS) - 1);
        var form = page[at];
        if (form == null) {
            form = form(c);
            page[at] = form;
        }
        if (form.equals(ITSELF)) {
            folded.appendCodePoint(c);
        } else {
            folded.append(form);
        }
    }

    private static String form(int c) {
        var form = step(c);
        if (form.equals(Character.toString(c))) {
            return ITSELF;
        }
        var folded = new StringBuilder();
        form.codePoints().forEach(part -> append(folded, part));
        return folded.toString();
    }

    /** The next folding step of the code point; itself if it is folded. */
    private static String step(int c) {
        if (REMOVED.contains(c)) {
            return "";
        }
        var type = UCharacter.getType(c);
        if (type == UCharacterCategory.DECIMAL_DIGIT_NUMBER) {
            return String.valueOf(UCharacter.digit(c, 10));
        }
        if (type == UCharacterCategory.DASH_PUNCTUATION || HYPHENS.indexOf(c) >= 0) {
            return "-";
        }
        if (isApostrophe(c)) {
            return "'";
        }
        if (isQuotationMark(c)) {
            return "\"";
        }
        var arabic = ARABIC.get(c);
        return arabic == null
                ? DECOMPOSED.normalize(UCharacter.foldCase(
                        TO_ASCII.transliterate(UCharacter.foldCase(Character.toString(c), true)), true))
                : arabic;
    }
}
