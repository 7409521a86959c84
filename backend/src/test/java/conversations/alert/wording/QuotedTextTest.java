package conversations.alert.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuotedTextTest {
    @Test
    @DisplayName("G3 no name or subject breaks out of its line, or turns its neighbours around")
    void inline() {
        assertEquals("Ann Bcc: all@example.org", QuotedText.inline("Ann\r\nBcc: all@example.org"));
        assertEquals("txt.exe", QuotedText.inline("\u202etxt.exe"));
        assertEquals("\u2068שלום\u2069", QuotedText.inline("\u202bשלום"));
        assertEquals("a b", QuotedText.inline(" a\u2028b\u0000 "));
    }

    @Test
    @DisplayName("G3 a cut text ends in an ellipsis, and is cut between whole characters")
    void cut() {
        assertEquals("Ann", QuotedText.cut("Ann", 3));
        assertEquals("An…", QuotedText.cut("Anna", 3));
        assertEquals("A…", QuotedText.cut("A nna", 3));
        assertEquals("😀😀…", QuotedText.cut("😀😀😀😀", 3));
    }

    @Test
    @DisplayName("G3 K3 HTML keeps spaces also where a program folds them, and the line can break still")
    void spaced() {
        assertEquals("a b c", QuotedText.spaced("a b c"));
        assertEquals("\u00a0\u00a0\u00a0 a\u00a0 b", QuotedText.spaced("    a  b"));
        assertEquals("\u00a0a", QuotedText.spaced(" a"));
        assertEquals("\u00a0\u00a0\u00a0 a", QuotedText.spaced("\ta"));
    }

    @Test
    @DisplayName("G3 a message keeps its lines, and steers no terminal")
    void lines() {
        assertEquals(List.of("One", "", "T\two", "[31m"), QuotedText.lines("One\r\n\nT\two\n\u001b[31m"));
    }

    @Test
    @DisplayName("G3 the French catalogue has every message of the English one, and no other")
    void french() throws IOException {
        var french = new Properties();
        try (var file = Files.newBufferedReader(
                Path.of("src/main/resources/messages/alert_fr.properties"), StandardCharsets.UTF_8)) {
            french.load(file);
        }
        assertEquals(
                Arrays.stream(Messages.class.getDeclaredMethods())
                        .map(java.lang.reflect.Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(french.stringPropertyNames()));
    }
}
