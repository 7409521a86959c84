package conversations.attachment;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the scans of a JPEG by its markers alone (ITU T.81, annex B), without decoding anything. */
final class JpegScans {
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;

    private JpegScans() {}

    /** The number of scans, counted up to {@code limit}. Of a truncated file, the scans that begin before its end. */
    static int count(Path file, int limit) throws IOException {
        var scans = 0;
        try (var content = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (scans < limit) {
                var marker = nextMarker(content);
                if (marker == END_OF_IMAGE) {
                    return scans;
                }
                if (marker == START_OF_SCAN) {
                    scans++;
                }
                if (hasSegment(marker)) {
                    content.skipNBytes(Math.max(0, content.readUnsignedShort() - 2));
                }
            }
        } catch (EOFException e) {
            // A truncated file has the scans counted so far.
        }
        return scans;
    }

    /** The bytes between a scan and the next marker are image data, in which a 0 follows each 0xff. */
    private static int nextMarker(DataInputStream content) throws IOException {
        while (true) {
            while (content.readUnsignedByte() != 0xff) {
                // Skips image data.
            }
            var marker = 0xff;
            while (marker == 0xff) {
                marker = content.readUnsignedByte();
            }
            if (marker != 0) {
                return marker;
            }
        }
    }

    /**
     * Whether a segment follows the marker; none follows restart markers, the start marker, and the marker for private use
     * in arithmetic coding.
     */
    private static boolean hasSegment(int marker) {
        return !(marker >= 0xd0 && marker <= START_OF_IMAGE) && marker != 0x01;
    }
}
