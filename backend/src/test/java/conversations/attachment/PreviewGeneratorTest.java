package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import conversations.person.UserId;
import conversations.platform.web.Ids;
import conversations.testing.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of which a decoder makes more than they weigh: their previews are made, or are missing, in a process of their own. */
class PreviewGeneratorTest {
    /** A WebP of 4,000 × 4,000 that names 65,535 as its last table of codes, and has none: minutes of work for its decoder. */
    private static final byte[] ENDLESS =
            Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBIAAAAvn8/nA27of/8LUIACAAAAAAA=");

    @TempDir
    Path folder;

    @Test
    @DisplayName("I2 the photographs of phones have a preview, also of 200 million pixels")
    void large() throws IOException {
        assertEquals("image/jpeg", make(TestImages.plainPng(16_320, 12_240), "image/png"));
        var preview = ImageIO.read(folder.resolve("preview").toFile());
        assertEquals(512, preview.getWidth());
        assertEquals(384, preview.getHeight());
    }

    @Test
    @DisplayName("I2 an image that costs more than it weighs has no preview: very wide, very high, of many scans")
    void costly() throws IOException {
        assertNull(make(TestImages.plainPng(33_000_000, 1), "image/png"));
        assertNull(make(TestImages.plainPng(1, 1_000_000), "image/png"));
        assertNotNull(make(TestImages.progressive(640, 480, 10), "image/jpeg"));
        assertNull(make(TestImages.progressive(640, 480, 100), "image/jpeg"));
    }

    @Test
    @DisplayName("I2 a preview that takes too long is given up, and its process ended")
    void ended() throws IOException, InterruptedException {
        var image = Files.write(folder.resolve("image"), ENDLESS);
        assertNull(PreviewGenerator.run(image, "image/webp", folder.resolve("preview"), Duration.ofMillis(500)));
        assertEquals(
                0,
                ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains(PreviewProgram.class.getName()))
                        .count());
    }

    @Test
    @DisplayName("I2 a file that is no plain image has no preview")
    void others() throws IOException {
        assertNull(make("Hello".getBytes(StandardCharsets.UTF_8), "image/png"));
        assertNull(
                make("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8), "image/svg+xml"));
        assertNull(make("Hello".getBytes(StandardCharsets.UTF_8), "text/plain"));
    }

    private @Nullable String make(byte[] content, String type) throws IOException {
        return new PreviewGenerator()
                .generate(
                        new UserId(Ids.next()),
                        Files.write(folder.resolve("image"), content),
                        type,
                        folder.resolve("preview"));
    }
}
