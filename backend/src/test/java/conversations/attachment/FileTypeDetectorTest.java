package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conversations.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeDetectorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    @DisplayName("I2 an image is one by its content, whatever it is called")
    void images(String format) throws IOException {
        var image = TestImages.picture(format, 2, 2);
        for (var name : new String[] {"a." + format, "a.html", "a.exe", "a", "a.svg"}) {
            assertEquals("image/" + format, find(image, name).type(), name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>|text/html",
                "<html><head></head></html>|text/html",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>|image/svg+xml",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>|image/svg+xml",
                "%PDF-1.7 and so on|application/pdf"
            })
    @DisplayName("I2 HTML and SVG are what they are, also when called an image or a text")
    void disguised(String content, String type) throws IOException {
        for (var name : new String[] {"a.png", "a.txt", "a.pdf", "a"}) {
            assertEquals(type, find(content, name).type(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.webp", "a.pdf", "a.txt", "a.gif"})
    @DisplayName("I2 no file becomes one that browsers show by its name")
    void nameAlone(String name) throws IOException {
        var noise = new byte[64];
        Arrays.fill(noise, (byte) 0x81);
        noise[5] = 0;
        assertFalse(find(noise, name).isInline(), () -> name);
    }

    @ParameterizedTest
    @CsvSource({
        "heic, image/heic",
        "heix, image/heic",
        "hevc, image/heic-sequence",
        "mif1, image/heif",
        "avif, image/avif",
        "mp42, video/mp4",
        "qt  , video/quicktime",
        "'M4A ', audio/mp4"
    })
    @DisplayName("I2 the photographs and films of phones are found by their content, and are downloads")
    void phones(String brand, String type) throws IOException {
        var content = new byte[64];
        var start = "\0\0\0\u0018ftyp" + (brand + "    ").substring(0, 4);
        System.arraycopy(start.getBytes(StandardCharsets.ISO_8859_1), 0, content, 0, start.length());
        for (var name : new String[] {"IMG_0001", "a.png", "a.txt"}) {
            var found = find(content, name);
            assertEquals(type, found.type(), name);
            assertFalse(found.isInline());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b\n1,2\n', table.csv, text/csv",
        "'# Title\n', readme.md, text/markdown",
        "'Just text', a.txt, text/plain",
        "'Just text', a, text/plain",
        "'Just text', a.html, text/html"
    })
    @DisplayName("I2 the name decides where content is ambiguous")
    void named(String content, String name, String type) throws IOException {
        assertEquals(type, find(content, name).type());
    }

    @Test
    @DisplayName("I2 a document in an archive is recognized by its name, and nothing is unpacked")
    void archives() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (var i = 0; i < 1_000; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertEquals("application/zip", find(bomb.toByteArray(), "a.png").type());
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                find(bomb.toByteArray(), "a.docx").type());
    }

    @Test
    @DisplayName("I2 an XML that would grow without end is only looked at")
    void entities() throws IOException {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 100; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        laughs.append("<!ENTITY f SYSTEM \"file:///etc/passwd\">]><l>&a99;&f;</l>");
        assertFalse(find(laughs.toString(), "a.xml").isInline());
    }

    @Test
    @DisplayName("I2 plain text says in which encoding it is")
    void charsets() throws IOException {
        assertEquals("text/plain;charset=UTF-8", find("Grüße 😀", "a.txt").header());
        assertEquals(
                "text/plain;charset=windows-1252",
                find("Viele Gr\u00fc\u00dfe an alle, die das hier lesen".getBytes(StandardCharsets.ISO_8859_1), "a.txt")
                        .header());
        assertEquals(
                "text/plain;charset=UTF-16",
                find("Grüße an alle".getBytes(StandardCharsets.UTF_16), "a.txt").header());
        // A letter of several bytes across the edge of what is read at once.
        assertEquals(
                "text/plain;charset=UTF-8",
                find("a" + "ü".repeat(100_000), "a.txt").header());
    }

    private FileType find(String content, String name) throws IOException {
        return find(content.getBytes(StandardCharsets.UTF_8), name);
    }

    private FileType find(byte[] content, String name) throws IOException {
        return FileTypeDetector.detect(Files.write(folder.resolve("file"), content), name);
    }
}
