package conversations.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.text.SearchForm;
import conversations.platform.text.Text;
import conversations.testing.HostileTexts;
import conversations.testing.SeededTrials;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HighlightTest {
    private static String of(String text, String q) {
        return Highlight.of(text, SearchForm.words(q));
    }

    @Test
    @DisplayName("F6 matches are marked as written, whatever their case and accents")
    void marks() {
        assertEquals("A <mark>Señor</mark> and a <mark>senor</mark>a", of("A Señor and a senora", "SEÑOR"));
        assertEquals("<mark>Stra</mark>ße, <mark>stra</mark>ight", of("Straße, straight", "stra"));
        assertEquals("明日の<mark>会議</mark>", of("明日の会議", "会議"));
        assertEquals("<mark>abc</mark>d", of("abcd", "ab bc"));
        assertEquals("<mark>e\u0301</mark>t", of("e\u0301t", "e"));
    }

    @Test
    @DisplayName("F6 K3 nothing of the text is markup")
    void escapes() {
        assertEquals(
                "&lt;b&gt;<mark>Tom</mark> &amp; &quot;Jerry&#39;s&quot;&lt;/mark&gt;",
                of("<b>Tom & \"Jerry's\"</mark>", "tom"));
        assertEquals("a <mark>&lt;mark&gt;</mark>", of("a <mark>", "<mark>"));
        assertEquals("x<mark>&amp;</mark>amp;", of("x&amp;", "&"));
    }

    @Test
    @DisplayName("F6 of a long text it shows where the most words are, and where it is cut")
    void excerpts() {
        var shown = of("alpha " + "x".repeat(300) + " alpha beta " + "y".repeat(300), "alpha beta");
        assertTrue(shown.startsWith("…") && shown.endsWith("…"), shown);
        assertTrue(shown.contains("<mark>alpha</mark> <mark>beta</mark>"), shown);
        var early = of("alpha " + "x".repeat(300), "alpha");
        assertTrue(early.startsWith("<mark>alpha</mark> xxx") && early.endsWith("x…"), early);
        var late = of("x".repeat(300) + " omega", "omega");
        assertTrue(late.startsWith("…xx") && late.endsWith(" <mark>omega</mark>"), late);
        var owls = of("🦉".repeat(300) + "z", "z");
        assertTrue(owls.startsWith("…🦉") && owls.endsWith("🦉<mark>z</mark>"), owls);
    }

    @Test
    @DisplayName("F6 K3 for any text and query, marks are the only markup, and the excerpt is short")
    void anything() {
        SeededTrials.times(500, random -> {
            var text = HostileTexts.string(random) + HostileTexts.string(random).repeat(random.nextInt(9));
            var q = random.nextBoolean() ? HostileTexts.string(random) : Text.cut(text, random.nextInt(1, 9));
            if (Text.invalidReason(text) == null && Text.invalidReason(q) == null) {
                var html = of(text, Text.cut(q, 200));
                var plain = html.replace("<mark>", "").replace("</mark>", "");
                assertTrue(plain.indexOf('<') < 0 && plain.indexOf('>') < 0 && plain.indexOf('"') < 0, html);
                var entities = plain.replaceAll("&(amp|lt|gt|quot|#39);", "_");
                assertEquals(-1, entities.indexOf('&'), html);
                assertTrue(entities.codePointCount(0, entities.length()) <= 200, html);
                assertEquals(null, Text.invalidReason(html.replace("\u0000", "")));
            }
        });
    }
}
