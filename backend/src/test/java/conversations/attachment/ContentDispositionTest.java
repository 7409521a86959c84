package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
    private static final FileType PNG = new FileType("image/png", null);

    @Test
    @DisplayName("I2 the name stands there for old clients and, exactly, for all others")
    void names() {
        assertEquals("inline; filename=\"a b.png\"; filename*=UTF-8''a%20b.png", ContentDisposition.of(PNG, "a b.png"));
        assertEquals(
                "inline; filename=\"Gr__e.png\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.png",
                ContentDisposition.of(PNG, "Größe.png"));
        assertEquals(
                "inline; filename=\"a_b_.png_; x=_\"; filename*=UTF-8''a%22b%25.png%5C%3B%20x%3D%22",
                ContentDisposition.of(PNG, "a\"b%.png\\; x=\""));
    }

    @Test
    @DisplayName("I2 the header of any name is one line of visible ASCII")
    void oneLine() {
        Stream.of("a\r\nSet-Cookie: x", "\u202e", "😀", "\u0000")
                .map(name -> ContentDisposition.of(PNG, name))
                .forEach(header -> assertTrue(header.matches("[\\x20-\\x7e]+"), header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "application/pdf"})
    @DisplayName("I2 plain images, text and PDF may be shown")
    void shown(String type) {
        assertTrue(ContentDisposition.of(new FileType(type, null), "x").startsWith("inline;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xhtml+xml",
                "image/svg+xml",
                "text/xml",
                "text/csv",
                "application/javascript",
                "application/zip",
                "image/tiff",
                "application/octet-stream"
            })
    @DisplayName("I2 everything else is a download, HTML and SVG above all")
    void saved(String type) {
        assertTrue(ContentDisposition.of(new FileType(type, null), "x").startsWith("attachment;"));
    }
}
