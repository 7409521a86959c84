package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Pictures;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files are given out: as what they are, to be run by nobody. */
@ApiTest
class ServedFilesApiTest {
    private final Api ann = Api.person("Ann");

    @Test
    @DisplayName("I2 no file is kept, guessed at, or run")
    void headers() {
        for (var answer : List.of(get("a.png", Pictures.png(3, 3)), get("a.html", bytes("<html><script>x</script>")))) {
            assertEquals(List.of("nosniff"), answer.headers().getValues("X-Content-Type-Options"));
            assertEquals(
                    List.of("sandbox; default-src 'none'"), answer.headers().getValues("Content-Security-Policy"));
            assertEquals(List.of("private, no-store"), answer.headers().getValues("Cache-Control"));
            assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
            assertEquals(null, answer.header("Content-Encoding"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.txt|Hello|text/plain;charset=UTF-8|inline",
                "a.pdf|%PDF-1.4|application/pdf|inline",
                "photo.png|<!DOCTYPE html><script>alert(1)</script>|text/html|attachment",
                "photo.png|<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>|image/svg+xml|attachment",
                "a.svg|<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>|image/svg+xml|attachment",
                "a.html|plain words|text/html|attachment",
                "a.csv|a,b|text/csv|attachment"
            })
    @DisplayName("I2 plain text and PDF may be shown; HTML and SVG are downloads, whatever they are called")
    void dispositions(String name, String content, String type, String disposition) {
        var answer = get(name, bytes(content));
        assertEquals(type, answer.header("Content-Type"));
        assertTrue(answer.header("Content-Disposition").startsWith(disposition + ";"));
        assertEquals(content, new String(answer.asByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("I2 an image is shown, and has a preview without what the camera wrote into it")
    void images() throws IOException {
        String id = upload("photo.jpg", Pictures.picture("jpeg", 2_000, 1_000)).path("id");
        var answer = ann.get("/attachments/" + id);
        assertEquals("image/jpeg", answer.header("Content-Type"));
        assertTrue(answer.header("Content-Disposition").startsWith("inline;"));
        var preview = ann.get("/attachments/" + id + "/preview");
        assertEquals(200, preview.statusCode());
        assertEquals("image/jpeg", preview.header("Content-Type"));
        assertEquals("sandbox; default-src 'none'", preview.header("Content-Security-Policy"));
        assertEquals("private, no-store", preview.header("Cache-Control"));
        var image = ImageIO.read(new ByteArrayInputStream(preview.asByteArray()));
        assertEquals(512, image.getWidth());
        assertEquals(256, image.getHeight());
    }

    @Test
    @DisplayName("I2 what is no image, or only says so, is stored as it is and has no preview: 404")
    void noPreview() {
        var claims = Pictures.png(1, 1).clone();
        // 60,000 × 60,000 by its header alone.
        claims[18] = (byte) 0xea;
        claims[19] = 0x60;
        claims[22] = (byte) 0xea;
        claims[23] = 0x60;
        for (var content : List.of(claims, bytes("GIF89a and nothing else"), bytes("Hello"))) {
            String id = upload("a.png", content).path("id");
            assertEquals(404, ann.get("/attachments/" + id + "/preview").statusCode());
            assertArrayEquals(content, ann.get("/attachments/" + id).asByteArray());
        }
    }

    @Test
    @DisplayName("I2 an archive that would unpack to a gigabyte is stored as the megabyte that it is")
    void archive() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (var i = 0; i < 1_000; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var uploaded = upload("bomb.zip", bomb.toByteArray());
        assertEquals("application/zip", uploaded.path("type"));
        assertEquals(bomb.size(), uploaded.<Integer>path("size"));
        var answer = ann.get("/attachments/" + uploaded.path("id"));
        assertTrue(answer.header("Content-Disposition").startsWith("attachment;"));
        assertArrayEquals(bomb.toByteArray(), answer.asByteArray());
    }

    @Test
    @DisplayName("I2 names that climb, turn around or go on for ever do no harm")
    void names() {
        assertEquals("x", upload("../../x", bytes("1")).path("name"));
        assertEquals("evil.txt", upload("C:\\\\temp\\\\evil.txt", bytes("1")).path("name"));
        var turned = upload("annexe_\u202egpj.exe", bytes("1"));
        assertEquals("annexe_gpj.exe", turned.path("name"));
        var longest = upload("ü".repeat(300) + ".txt", bytes("1"));
        assertEquals("ü".repeat(251) + ".txt", longest.path("name"));
        var header = ann.get("/attachments/" + longest.path("id")).header("Content-Disposition");
        assertTrue(header.endsWith("filename*=UTF-8''" + "%C3%BC".repeat(251) + ".txt"), header);
        assertFalse(header.contains("ü"));
        assertEquals("第一 😀.txt", upload("第一 😀.txt", bytes("1")).path("name"));
        assertEquals("file", upload("", bytes("1")).path("name"));
    }

    private Response upload(String name, byte[] content) {
        var uploaded = ann.upload(name, content);
        assertEquals(201, uploaded.statusCode(), uploaded.asString());
        return uploaded;
    }

    private Response get(String name, byte[] content) {
        return ann.get("/attachments/" + upload(name, content).path("id"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
