package conversations.attachment;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Makes the preview of an image by drawing it anew, so that no metadata (such as the location) and no hidden content of the
 * file are passed on. A large image is not loaded completely: its decoder returns every n-th pixel, where n follows from its
 * size. Formats whose decoder loads everything have lower limits.
 */
final class Preview {
    /** Length of the preview's longer side, in pixels. */
    static final int MAX_SIDE = 512;

    /** Maximum length of a side of the source; a decoder holds a few rows, which must be small whatever their number. */
    private static final int MAX_SOURCE_SIDE = 65_535;

    /** Maximum number of pixels; the largest phone cameras have 200 million. */
    private static final long MAX_PIXELS = 256_000_000;

    /**
     * Maximum number of pixels of a JPEG with several scans, which its decoder holds completely, in at most 6 bytes a pixel.
     */
    private static final long MAX_PIXELS_PROGRESSIVE = 50_000_000;

    /** Maximum number of pixels of a WebP, which its decoder holds completely, in up to 30 bytes a pixel. */
    private static final long MAX_PIXELS_WEBP = 16_000_000;

    /** Maximum number of scans of a JPEG, each a pass over the whole image. Programs write about ten. */
    private static final int MAX_SCANS = 64;

    private Preview() {}

    /**
     * Writes the preview into {@code target} and returns its type.
     *
     * @throws IOException where the file gives none; decoders throw anything at broken images
     */
    static String make(Path file, String type, Path target) throws IOException {
        return write(upright(scaled(read(file, type)), Orientation.of(file, type)), target);
    }

    private static BufferedImage read(Path file, String type) throws IOException {
        var reader = reader(type);
        try (var input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            requireBounded(width, height, maxPixels(file, type));
            var parameters = reader.getDefaultReadParam();
            // Reads at twice the target size, for the finer scaling that follows.
            var step = Math.max(1, Math.max(width, height) / (2 * MAX_SIDE));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static void requireBounded(int width, int height, long maxPixels) throws IOException {
        if (width < 1
                || height < 1
                || width > MAX_SOURCE_SIDE
                || height > MAX_SOURCE_SIDE
                || (long) width * height > maxPixels) {
            throw new IOException("too large: " + width + " × " + height);
        }
    }

    private static long maxPixels(Path file, String type) throws IOException {
        if (!type.equals("image/jpeg")) {
            return type.equals("image/webp") ? MAX_PIXELS_WEBP : MAX_PIXELS;
        }
        var scans = JpegScans.count(file, MAX_SCANS + 1);
        if (scans > MAX_SCANS) {
            throw new IOException("more than " + MAX_SCANS + " scans");
        }
        return scans > 1 ? MAX_PIXELS_PROGRESSIVE : MAX_PIXELS;
    }

    private static ImageReader reader(String type) throws IOException {
        if (type.equals("image/webp")) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        var readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            throw new IOException("no reader of " + type);
        }
        return readers.next();
    }

    private static BufferedImage scaled(BufferedImage image) {
        var scale = Math.min(1, (double) MAX_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        var height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        return draw(
                image,
                width,
                height,
                AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight()));
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        var turned = orientation.isSideways();
        return orientation == Orientation.UPRIGHT
                ? image
                : draw(
                        image,
                        turned ? image.getHeight() : image.getWidth(),
                        turned ? image.getWidth() : image.getHeight(),
                        orientation.transform(image.getWidth(), image.getHeight()));
    }

    private static BufferedImage draw(BufferedImage image, int width, int height, AffineTransform transform) {
        var drawn = new BufferedImage(
                width,
                height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, transform, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static String write(BufferedImage image, Path target) throws IOException {
        var format = image.getColorModel().hasAlpha() ? "png" : "jpeg";
        try (var output = new FileImageOutputStream(target.toFile())) {
            if (!ImageIO.write(image, format, output)) {
                throw new IOException("no writer of " + format);
            }
        }
        return "image/" + format;
    }
}
