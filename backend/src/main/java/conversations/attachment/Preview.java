package conversations.attachment;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a small picture of an image, drawn anew: nothing of the file itself is passed on, neither where it was taken nor
 * what else is hidden in it.
 */
final class Preview {
    /** Of the longer side, in pixels. */
    static final int SIZE = 512;
    /** What decoding may take in memory is a few bytes for each; a header can claim any number. */
    static final long MAX_PIXELS = 40_000_000;

    private static final Logger LOG = Logger.getLogger(Preview.class);
    /** One at a time, so that memory stays bounded however many are uploaded. */
    private static final Semaphore ONE = new Semaphore(1, true);

    private Preview() {}

    /** Writes the preview into {@code target} and tells its type; null where the file gives none. */
    static @Nullable String make(Path file, String type, Path target) {
        if (!FileType.IMAGES.contains(type)) {
            return null;
        }
        ONE.acquireUninterruptibly();
        try {
            return write(upright(scaled(read(file, type)), Orientation.of(file, type)), target);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // What decoders throw at broken images is anything.
            LOG.debugf(e, "No preview");
            return null;
        } finally {
            ONE.release();
        }
    }

    private static BufferedImage read(Path file, String type) throws IOException {
        var reader = reader(type);
        try (var input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            var width = (long) reader.getWidth(0);
            var height = (long) reader.getHeight(0);
            if (width < 1 || height < 1 || width * height > MAX_PIXELS) {
                throw new IOException("too large: " + width + " × " + height);
            }
            var parameters = reader.getDefaultReadParam();
            // Twice the size, for the finer scaling that follows.
            var step = (int) Math.max(1, Math.max(width, height) / (2 * SIZE));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
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
        var scale = Math.min(1, (double) SIZE / Math.max(image.getWidth(), image.getHeight()));
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
