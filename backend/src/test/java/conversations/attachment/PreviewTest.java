package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.TestImages;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
    /** 1 × 1, lossy: the smallest that there is. */
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "png, 1000, 500, 512, 256",
        "png, 500, 1000, 256, 512",
        "gif, 3000, 100, 512, 17",
        "jpeg, 4000, 3000, 512, 384",
        "png, 20, 10, 20, 10",
        "png, 5000, 1, 512, 1"
    })
    @DisplayName("I2 a preview has 512 pixels at most, in the same proportions, and is never larger than the image")
    void sizes(String format, int width, int height, int previewWidth, int previewHeight) throws IOException {
        var preview = preview(TestImages.picture(format, width, height), "image/" + format);
        assertEquals(previewWidth, preview.getWidth());
        assertEquals(previewHeight, preview.getHeight());
    }

    @Test
    @DisplayName("I2 WebP has a preview too")
    void webp() throws IOException {
        assertEquals(1, preview(WEBP, "image/webp").getWidth());
    }

    @Test
    @DisplayName("I2 transparent parts stay transparent")
    void transparent() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 600, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        assertEquals(0, preview(bytes.toByteArray(), "image/png").getRGB(5, 5) >>> 24);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, left",
        "2, 40, 20, right",
        "3, 40, 20, right",
        "4, 40, 20, left",
        "5, 20, 40, top",
        "6, 20, 40, top",
        "7, 20, 40, bottom",
        "8, 20, 40, bottom"
    })
    @DisplayName("I2 a photograph is shown as the camera was held")
    void orientation(int orientation, int width, int height, String red) throws IOException {
        var preview = preview(withExif(TestImages.picture("jpeg", 40, 20), orientation), "image/jpeg");
        assertEquals(width, preview.getWidth());
        assertEquals(height, preview.getHeight());
        var place = switch (red) {
            case "left" -> new Color(preview.getRGB(3, height / 2));
            case "right" -> new Color(preview.getRGB(width - 4, height / 2));
            case "top" -> new Color(preview.getRGB(width / 2, 3));
            default -> new Color(preview.getRGB(width / 2, height - 4));
        };
        assertTrue(place.getRed() > 200 && place.getBlue() < 60, () -> red + " is " + place);
    }

    @Test
    @DisplayName("I2 the location of a photograph is not passed on")
    void exifStays() throws IOException {
        preview(withExif(TestImages.picture("jpeg", 40, 20), 6), "image/jpeg");
        var preview = new String(Files.readAllBytes(folder.resolve("preview")), StandardCharsets.ISO_8859_1);
        assertFalse(preview.contains("Exif"));
        assertFalse(preview.contains("SECRET"));
    }

    @Test
    @DisplayName("I2 an image that claims to be huge is not decoded")
    void huge() throws IOException {
        assertNull(make(header(60_000, 60_000), "image/png"));
        assertNull(make(header(Integer.MAX_VALUE, Integer.MAX_VALUE), "image/png"));
        var gif = TestImages.picture("gif", 2, 2);
        // The size of the first image, which its descriptor tells after its place at 0, 0.
        var descriptor = new String(gif, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0");
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xff);
        assertNull(make(gif, "image/gif"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp"})
    @DisplayName("I2 a broken image has no preview, and does no harm")
    void broken(String type) throws IOException {
        var whole = type.equals("image/webp") ? WEBP : TestImages.picture(type.substring(6), 50, 50);
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            var broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (var n = random.nextInt(4); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            make(broken, type);
        }
        assertNull(make("not an image".getBytes(StandardCharsets.UTF_8), type));
    }

    private @Nullable String make(byte[] content, String type) throws IOException {
        try {
            return Preview.make(Files.write(folder.resolve("image"), content), type, folder.resolve("preview"));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private BufferedImage preview(byte[] content, String type) throws IOException {
        Files.deleteIfExists(folder.resolve("preview"));
        assertNotNull(make(content, type));
        return ImageIO.read(folder.resolve("preview").toFile());
    }

    /** A PNG with nothing but a header. */
    private static byte[] header(int width, int height) {
        var chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(chunk.array());
        return ByteBuffer.allocate(33)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put(chunk.array())
                .putInt((int) sum.getValue())
                .array();
    }

    /** A JPEG with an EXIF segment: orientation and artist. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + 8)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x4d4d002a)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putShort((short) 0x013b)
                .putShort((short) 2)
                .putInt(7)
                .putInt(38)
                .putInt(0)
                .put("SECRET\0\0".getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(jpeg.length + 4 + exif.capacity())
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.capacity() + 2))
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
