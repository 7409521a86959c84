package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.HostileTexts;
import conversations.testing.SeededTrials;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notes.txt|notes.txt",
                "../../x|x",
                "/etc/passwd|passwd",
                "C:\\Users\\ann\\offer.pdf|offer.pdf",
                "a/b\\c/d.txt|d.txt",
                "dir/|file",
                "..|file",
                "...|file",
                "''|file",
                "' '|file",
                "\u3164|file",
                "\u2800.|file",
                "' a.txt '|a.txt",
                ".profile|.profile",
                "Größe 第一.txt|Größe 第一.txt",
                "say \"hi\".png|say \"hi\".png"
            })
    @DisplayName("I2 of a name only the last path part is kept")
    void lastPart(String sent, String kept) {
        assertEquals(kept, FileName.clean(sent));
    }

    @Test
    @DisplayName("I2 control characters and direction overrides are taken out, what joins letters stays")
    void harmful() {
        assertEquals("annexe_gpj.exe", FileName.clean("annexe_\u202egpj.exe"));
        assertEquals("ab.txt", FileName.clean("a\r\n\u0000\u001b\u007f\u0085b.txt"));
        assertEquals("ab", FileName.clean("\ufeffa\u2066\u2069\u200b\u200e\u200fb\u2028"));
        assertEquals("ab", FileName.clean("a\ud800b"));
        var family = "👩\u200d👩\u200d👧.png";
        assertEquals(family, FileName.clean(family));
    }

    @Test
    @DisplayName("I2 one spelling of accented letters")
    void composed() {
        assertEquals("\u00e9.txt", FileName.clean("e\u0301.txt"));
    }

    @Test
    @DisplayName("I2 a long name is cut before its extension, at 255 characters")
    void cut() {
        assertEquals("a".repeat(251) + ".txt", FileName.clean("a".repeat(300) + ".txt"));
        assertEquals("😀".repeat(251) + ".txt", FileName.clean("😀".repeat(300) + ".txt"));
        assertEquals("a".repeat(255), FileName.clean("a".repeat(300)));
        assertEquals("a." + "b".repeat(253), FileName.clean("a." + "b".repeat(300)));
        assertEquals("a".repeat(255), FileName.clean("a".repeat(255)));
    }

    @Test
    @DisplayName("I2 any text is cleaned to a valid name, and cleaning it again changes nothing")
    void anything() {
        SeededTrials.times(2_000, random -> {
            var name = FileName.clean(HostileTexts.string(random));
            assertTrue(!name.isEmpty() && name.codePointCount(0, name.length()) <= FileName.MAX_LENGTH);
            assertTrue(name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c)), name);
            assertTrue(!name.equals(".") && !name.equals(".."));
            assertEquals(name, FileName.clean(name));
        });
    }
}
