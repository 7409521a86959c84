package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.RawHttp;
import conversations.testing.TestImages;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serving files: with their detected type, and never to be executed. */
@ApiTest
class ServedFilesApiTest {
    private final Api ann = Api.person("Ann");

    @Test
    @DisplayName("I2 browsers may not cache, sniff or execute a file")
    void headers() {
        for (var answer :
                List.of(get("a.png", TestImages.png(3, 3)), get("a.html", bytes("<html><script>x</script>")))) {
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
        var uploaded = upload("photo.jpg", TestImages.picture("jpeg", 2_000, 1_000));
        assertEquals(true, uploaded.path("hasPreview"));
        String id = uploaded.path("id");
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

    @ParameterizedTest
    @CsvSource({
        "bytes=100-199, 100, 199",
        "bytes=100-, 100, 25599",
        "bytes=-100, 25500, 25599",
        "bytes=0-99999999999999999999, 0, 25599"
    })
    @DisplayName("I1 a part of a file is given out by itself, and says of how much")
    void parts(String range, int first, int last) {
        var content = content();
        String id = upload("clip.mp4", content).path("id");
        var answer = ann.request().header("Range", range).get("/attachments/" + id);
        assertEquals(206, answer.statusCode());
        assertEquals("bytes " + first + "-" + last + "/25600", answer.header("Content-Range"));
        assertEquals(String.valueOf(last - first + 1), answer.header("Content-Length"));
        assertArrayEquals(Arrays.copyOfRange(content, first, last + 1), answer.asByteArray());
        assertEquals("sandbox; default-src 'none'", answer.header("Content-Security-Policy"));
        assertTrue(answer.header("Content-Disposition").startsWith("attachment;"));
    }

    @Test
    @DisplayName("I1 the whole file announces ranges; it is also the answer to several ranges, or to another ETag")
    void whole() {
        var content = content();
        String id = upload("clip.mp4", content).path("id");
        var answer = ann.get("/attachments/" + id);
        assertEquals("bytes", answer.header("Accept-Ranges"));
        var tag = answer.header("ETag");
        assertTrue(tag.startsWith("\""), tag);
        for (var request : List.of(
                ann.request().header("Range", "bytes=0-1,5-6"),
                ann.request().header("Range", "bytes=9-1"),
                ann.request().header("Range", "lines=1-2"),
                ann.request().header("Range", "bytes=0-1").header("If-Range", "\"another\""),
                ann.request().header("Range", "bytes=0-1").header("If-Range", "W/" + tag),
                ann.request().header("Range", "bytes=0-1").header("If-Range", "Fri, 27 Nov 2026 01:00:00 GMT"),
                ann.request().header("Range", "bytes=99999-").header("If-Range", "\"another\""))) {
            var whole = request.get("/attachments/" + id);
            assertEquals(200, whole.statusCode());
            assertArrayEquals(content, whole.asByteArray());
        }
        var part = ann.request().header("Range", "bytes=0-1").header("If-Range", tag);
        assertEquals(206, part.get("/attachments/" + id).statusCode());
    }

    @Test
    @DisplayName("I1 a part behind the end is 416, which says how long the file is")
    void behindTheEnd() {
        String id = upload("clip.mp4", content()).path("id");
        for (var range : List.of("bytes=25600-", "bytes=-0")) {
            var refused = ann.request().header("Range", range).get("/attachments/" + id);
            assertEquals(416, refused.statusCode());
            assertEquals("/problems/range-not-satisfiable", refused.path("type"));
            assertEquals("bytes */25600", refused.header("Content-Range"));
        }
    }

    @Test
    @DisplayName("I1 F3 a user who may not see a file gets the same 404 with and without any range")
    void hiddenParts() {
        String id = upload("clip.mp4", content()).path("id");
        var ben = Api.person("Ben");
        for (var range : List.of("bytes=0-1", "bytes=99999-", "bytes=0-1,5-6")) {
            var refused = ben.request().header("Range", range).get("/attachments/" + id);
            assertEquals(404, refused.statusCode());
            assertNull(refused.header("Content-Range"));
            assertNull(refused.header("ETag"));
            assertNull(refused.header("Accept-Ranges"));
        }
    }

    @Test
    @DisplayName("I1 HEAD tells of the whole file, without it")
    void head() {
        String id = upload("clip.mp4", content()).path("id");
        var answer = RawHttp.lines(
                "HEAD /api/v1/attachments/" + id + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Range: bytes=0-1",
                "Authorization: " + ann.authorization(),
                "");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\ncontent-length: 25600\r\n"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\naccept-ranges: bytes\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    @DisplayName("I1 a download that breaks off goes on where it was, and is the same byte for byte")
    void goesOn() throws IOException, InterruptedException {
        var content = new byte[5 << 20];
        new Random(3).nextBytes(content);
        String id = upload("large.bin", content).path("id");
        var received = new ByteArrayOutputStream();
        try (var client = HttpClient.newHttpClient()) {
            var request = RawHttp.request("/attachments/" + id).header("Authorization", ann.authorization());
            var first = client.send(request.build(), BodyHandlers.ofInputStream());
            try (var broken = first.body()) {
                received.writeBytes(broken.readNBytes(1_234_567));
            }
            request.header("Range", "bytes=" + received.size() + "-")
                    .header("If-Range", first.headers().firstValue("ETag").orElseThrow());
            var rest = client.send(request.build(), BodyHandlers.ofByteArray());
            assertEquals(206, rest.statusCode());
            received.writeBytes(rest.body());
        }
        assertArrayEquals(content, received.toByteArray());
    }

    /** A file of 25,600 bytes that begins like a film. */
    private static byte[] content() {
        var content = new byte[25_600];
        new Random(2).nextBytes(content);
        System.arraycopy(bytes("\0\0\0\u0018ftypmp42"), 0, content, 0, 12);
        return content;
    }

    @Test
    @DisplayName("I2 a file that is no image, or only claims to be one, is stored as it is and has no preview: 404")
    void noPreview() {
        var claims = TestImages.png(1, 1).clone();
        // 60,000 × 60,000 by its header alone.
        claims[18] = (byte) 0xea;
        claims[19] = 0x60;
        claims[22] = (byte) 0xea;
        claims[23] = 0x60;
        for (var content : List.of(claims, bytes("GIF89a and nothing else"), bytes("Hello"))) {
            var uploaded = upload("a.png", content);
            assertEquals(false, uploaded.path("hasPreview"));
            String id = uploaded.path("id");
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
