package conversations.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.text.FoldedText.Span;
import conversations.platform.text.SearchForm.Word;
import conversations.testing.HostileTexts;
import conversations.testing.SeededTrials;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchFormTest {
    private static Word word(String query) {
        var words = SearchForm.words(query);
        assertEquals(1, words.size());
        return words.getFirst();
    }

    private static void assertFound(String text, String query, boolean beginning, boolean whole) {
        var form = SearchForm.of(text);
        var word = word(query);
        assertTrue(form.contains(word.anywhere()), query + " in " + text);
        assertEquals(beginning, form.contains(word.beginning()), query + " begins a word of " + text);
        assertEquals(whole, form.contains(word.whole()), query + " is a word of " + text);
    }

    @Test
    @DisplayName("F6 whole words, beginnings and parts of words are told apart")
    void words() {
        assertFound("The quotation.", "QUOTATION", true, true);
        assertFound("The quotation.", "quot", true, false);
        assertFound("The quotation.", "tion", false, false);
        assertFound("A (quotation), \"e-mailed\"", "e-mail", true, false);
        assertFound("A (quotation), \"e-mailed\"", "e-mailed", true, true);
        assertFound("A (quotation), \"e-mailed\"", "mailed", true, true);
        assertFound("100% sure", "100%", true, true);
        assertFound("100% sure", "00%", false, false);
        assertFound("C++ and %", "+", true, true);
        assertFound("Ünïcödé Straße", "strasse", true, true);
        assertFound("Ünïcödé Straße", "unicode", true, true);
        assertFalse(SearchForm.of("100 % sure").contains(word("100%").anywhere()));
    }

    @Test
    @DisplayName("F6 in scripts without spaces every place counts as much as a whole word")
    void unspaced() {
        assertFound("明日の会議", "会議", true, true);
        assertFound("明日の会議", "会", true, true);
        assertFound("พรุ่งนี้ประชุม", "ประชุม", true, true);
        assertFound("ＦＵＬＬ width", "full", true, true);
    }

    @Test
    @DisplayName("F6 a query is what stands between any white space, without doubles and what nobody can type")
    void queries() {
        assertEquals(
                List.of("a", "b", "c"),
                SearchForm.words(" A\u00a0b\u3000\u0001C\u2028a ").stream()
                        .map(Word::folded)
                        .toList());
        assertEquals(List.of(), SearchForm.words("\u0001\u0002"));
        assertEquals(List.of(), SearchForm.words("\u0301"));
    }

    @Test
    @DisplayName("F6 apostrophes and hyphens within words do not matter, on either side")
    void joined() {
        for (var text : List.of("D'Angelo's co-op", "D’Angelo’s co–op", "DAngelos coop")) {
            for (var query : List.of("d'angelo's", "D’Angelo’s", "dangelos", "d'ang", "co-op", "coop", "CO–OP")) {
                assertFound(text, query, true, !query.equals("d'ang"));
            }
        }
        assertFound("l'avion", "avion", true, true);
        assertFound("2026-11-27", "2026-11", true, false);
        assertFound("the dogs' tails", "dogs'", true, true);
        assertFound("this - that", "-", true, true);
        assertFalse(SearchForm.of("well known").contains(word("well-known").anywhere()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"final offer\"",
                "“final offer”",
                "”final offer”",
                "„final offer“",
                "„final offer”",
                "«final offer»",
                "»final offer«",
                "‹final offer›",
                "「final offer」",
                "『final offer』",
                "＂final offer＂",
                "\"FINAL\u00a0 offer \""
            })
    @DisplayName("F6 words in quotation marks are a phrase")
    void phrases(String query) {
        assertFound("The final offer of May", query, true, true);
        assertFound("The final\n  offer", query, true, true);
        for (var text : List.of("The offer is final", "final offers", "semifinal offer", "final, offer")) {
            assertFalse(SearchForm.of(text).contains(word(query).anywhere()), text);
        }
    }

    @Test
    @DisplayName("F6 phrases stand beside words; a quotation mark without another is looked for itself")
    void quotationMarks() {
        assertEquals(
                List.of("may", "final offer", "x", "offer"),
                SearchForm.words("May \"final offer\"x “offer”").stream()
                        .map(Word::folded)
                        .toList());
        assertFound("明日の会議です", "「会議」", true, true);
        assertFound("a 5\" screen", "5\"", true, true);
        assertFound("he said “yes”", "\"yes", true, true);
        assertFound("he said “yes”", "\"", true, true);
        assertFound("he said \"yes\"", "\"yes\"", true, true);
        assertFound("PLT-17 is due", "\"PLT-17 is\"", true, true);
        assertEquals(
                List.of("\"\""),
                SearchForm.words("\"\"").stream().map(Word::folded).toList());
    }

    @Test
    @DisplayName("F6 a form is not much longer than its text, whatever its characters stand for")
    void bounded() {
        assertEquals(40_000, SearchForm.of("\ufdfa".repeat(10_000)).length());
        assertTrue(SearchForm.of("각".repeat(10_000)).endsWith("\u1100\u1161\u11a8\u0001"));
    }

    @Test
    @DisplayName("F6 the form of any text has no separator, and each part of the text is found in it")
    void anything() {
        SeededTrials.times(300, random -> {
            var text = HostileTexts.string(random) + " " + HostileTexts.string(random);
            if (Text.invalidReason(text) == null) {
                var form = SearchForm.of(text);
                assertEquals(-1, form.indexOf(SearchForm.SEPARATOR));
                SearchForm.words(text).forEach(word -> assertTrue(form.contains(word.anywhere()), text));
            }
        });
    }

    @Test
    @DisplayName("folding with positions gives the same form, and finds words where they came from")
    void folded() {
        SeededTrials.times(300, random -> {
            var text = HostileTexts.string(random);
            if (Text.invalidReason(text) == null) {
                assertEquals(SearchForm.plain(Folding.fold(text)), new FoldedText(text).toString());
            }
        });
        assertEquals(List.of(new Span(2, 5), new Span(6, 9)), new FoldedText("a élé éle").find(word("ele")));
        assertEquals(List.of(new Span(0, 2)), new FoldedText("e\u0301a").find(word("e")));
        assertEquals(List.of(new Span(4, 5)), new FoldedText("Straße").find(word("ss")));
        assertEquals(List.of(new Span(3, 11)), new FoldedText("to O’Connor").find(word("oconnor")));
        assertEquals(List.of(new Span(5, 11)), new FoldedText("then he \n x hex").find(word("\"he x\"")));
    }
}
