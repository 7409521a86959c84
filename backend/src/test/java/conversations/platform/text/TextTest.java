package conversations.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    /** Unicode's White_Space, all of it (PropList.txt). */
    private static final String WHITE_SPACE =
            "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private final List<FieldError> errors = new ArrayList<>();

    @Test
    @DisplayName("A1 every White_Space character is cut at both ends, and none within")
    void trims() {
        for (var space : WHITE_SPACE.split("")) {
            assertEquals(
                    "a" + space + "b",
                    Text.trim(space + space + "a" + space + "b" + space),
                    () -> "U+%04X".formatted((int) space.charAt(0)));
            assertEquals("", Text.trim(space));
        }
        assertEquals("", Text.trim(WHITE_SPACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b", "\ufeff", "\u180e", "\u2800", "\u0000", "\u001c", "\u2060", "\u00ad", "\ud83d\ude00"})
    @DisplayName("K3 characters that are not White_Space stay, however empty they look")
    void keepsTheRest(String text) {
        assertEquals(text, Text.trim(text));
    }

    @Test
    @DisplayName("A1 lengths are in code points: an emoji counts once, a flag twice")
    void countsCodePoints() {
        assertEquals("\ud83d\ude00".repeat(5), Text.required("f", " " + "\ud83d\ude00".repeat(5) + " ", 5, errors));
        assertEquals("\ud83c\uddeb\ud83c\uddf7", Text.required("f", "\ud83c\uddeb\ud83c\uddf7", 2, errors));
        assertTrue(errors.isEmpty());
        assertNull(Text.optional("f", "\ud83d\ude00".repeat(6), 5, errors));
        assertEquals(List.of(new FieldError("f", "At most 5 characters; this has 6.")), errors);
    }

    @Test
    @DisplayName("A1 a required text with nothing but white space is missing; it is said once")
    void required() {
        assertEquals("", Text.required("f", WHITE_SPACE, 5, errors));
        assertEquals(1, errors.size());
        assertEquals("", Text.required("g", "123456", 5, errors));
        assertEquals(2, errors.size());
        assertEquals("", Text.required("h", null, 5, errors));
        assertEquals(3, errors.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u000bb", "a\fb", "a\u0085b", "a\u2028b", "a\u2029b", "a\r\nb"})
    @DisplayName("A1 a subject is one line, whatever breaks it")
    void oneLine(String text) {
        assertNull(Text.optionalLine("f", text, 10, errors));
        assertEquals(1, errors.size());
        assertEquals("a b", Text.optionalLine("f", "\na b\n", 10, new ArrayList<>()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0000",
                "\ud800",
                "\udc00",
                "a\ud800b",
                "\udc00\ud800",
                "\ud83d\ud83d\ude00",
                "x\ud83d"
            })
    @DisplayName("K3 U+0000 and unpaired surrogates are an error")
    void flaws(String text) {
        assertNotNull(Text.invalidReason(text));
        assertNull(Text.optional("f", text, 10, errors));
        assertEquals(1, errors.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\ud83d\ude00",
                "\u0001\u001b[31m",
                "\ufffe\uffff",
                "\udbff\udfff",
                "\u202eabc",
                "e\u0301"
            })
    @DisplayName("K3 any other Unicode is kept as written")
    void noFlaw(@Nullable String text) {
        assertNull(Text.invalidReason(String.valueOf(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b",
                "\u2800",
                "\u3164",
                "\u00ad",
                "\u2060",
                "\u200e",
                "\ufeff",
                "\udb40\udc20",
                "\u180e",
                "\u115f",
                "\uffa0",
                "\u034f",
                "\ufe0f",
                "\u0001",
                "\ufff9",
                " \u200b\n\u00a0"
            })
    @DisplayName("L1 a text of which nothing can be seen is none, and a required one is missing")
    void blank(String text) {
        assertTrue(Text.isBlank(text));
        assertNull(Text.optional("f", text, 10, errors));
        assertTrue(errors.isEmpty());
        assertEquals("", Text.required("f", text, 10, errors));
        assertEquals(1, errors.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc69\u200d\ud83d\udc67",
                "\u0645\u06cc\u200c\u062e",
                "a\u00adb",
                "\u200bx\u200b",
                "\u0301",
                "\ud83c\udff4\udb40\udc67\udb40\udc7f",
                "\ue000"
            })
    @DisplayName("L1 K3 a text of which something can be seen is kept as written, with what can't be seen in it")
    void visible(String text) {
        assertEquals(text, Text.required("f", text, 10, errors));
        assertTrue(errors.isEmpty());
    }

    @Test
    void cutsBetweenCodePoints() {
        assertEquals("a\ud83d\ude00", Text.cut("a\ud83d\ude00b", 2));
        assertEquals("a\ud83d\ude00b", Text.cut("a\ud83d\ude00b", 3));
    }

    @Test
    void escapesPatterns() {
        assertEquals("100\\% \\_a\\\\", Text.escapeLike("100% _a\\"));
    }
}
