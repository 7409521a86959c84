package conversations.greed;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small files that say of themselves that they are large pictures. */
final class OversizedImages {
    private OversizedImages() {}

    /** One line of 33,000,000 pixels. */
    static byte[] widePng() throws IOException {
        var width = 33_000_000;
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        var head = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(head)) {
            data.writeInt(width);
            data.writeInt(1);
            data.write(new byte[] {8, 2, 0, 0, 0});
        }
        chunk(out, "IHDR", head.toByteArray());
        chunk(out, "IDAT", deflated(1 + 3 * width));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] deflated(int zeros) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(new byte[zeros]);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        try (var data = new DataOutputStream(out)) {
            data.writeInt(content.length);
            data.write(name);
            data.write(content);
            data.writeInt((int) sum.getValue());
        }
    }

    /** A progressive JPEG whose last scan comes a hundred times. */
    static byte[] scannedJpeg() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(
                    null,
                    new IIOImage(new BufferedImage(6_000, 6_000, BufferedImage.TYPE_INT_RGB), null, null),
                    parameters);
        } finally {
            writer.dispose();
        }
        var file = out.toByteArray();
        var end = file.length - 2;
        var scan = end;
        // The marker of a scan stands in no picture's data.
        while ((file[scan] & 0xff) != 0xff || (file[scan + 1] & 0xff) != 0xda) {
            scan--;
        }
        var repeated = new ByteArrayOutputStream();
        repeated.write(file, 0, end);
        for (var i = 0; i < 100; i++) {
            repeated.write(file, scan, end - scan);
        }
        repeated.write(file, end, 2);
        return repeated.toByteArray();
    }

    /** A WebP of 38 bytes that announces 65,536 groups of tables, and holds none. */
    static byte[] emptyWebp() throws IOException {
        var bits = new Bits();
        bits.add(0x2f, 8);
        bits.add(6_000 - 1, 14);
        bits.add(6_000 - 1, 14);
        bits.add(0, 4);
        // No transform, a cache of colours of 11 bits, and a picture of groups with blocks of 4 pixels.
        bits.add(0, 1);
        bits.add(1, 1);
        bits.add(11, 4);
        bits.add(1, 1);
        bits.add(0, 3);
        // The whole image consists of the group 65,535.
        bits.add(0, 1);
        for (var symbol : new int[] {0xff, 0xff, 0, 0, 0}) {
            bits.add(1, 1);
            bits.add(0, 1);
            bits.add(1, 1);
            bits.add(symbol, 8);
        }
        var content = Arrays.copyOf(bits.bytes(), 18);
        var out = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(out)) {
            data.writeBytes("RIFF");
            data.writeInt(Integer.reverseBytes(4 + 8 + content.length));
            data.writeBytes("WEBPVP8L");
            data.writeInt(Integer.reverseBytes(content.length));
            data.write(content);
        }
        return out.toByteArray();
    }

    private static final class Bits {
        private final BitSet bits = new BitSet();
        private int length;

        void add(int value, int count) {
            for (var i = 0; i < count; i++) {
                bits.set(length++, (value >> i & 1) == 1);
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(bits.toByteArray(), (length + 7) / 8);
        }
    }
}
