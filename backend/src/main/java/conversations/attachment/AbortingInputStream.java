package conversations.attachment;

import io.vertx.core.http.HttpConnection;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends exactly the announced number of bytes of a file to a reader. If the store fails half-way or returns fewer bytes, the
 * connection is closed: otherwise the reader would wait for the rest, and take the next answer for it.
 */
final class AbortingInputStream extends FilterInputStream {
    private final HttpConnection connection;
    private final boolean hasLength;
    private long remaining;

    /** @param length null where the reader is not told it: all that there is */
    AbortingInputStream(InputStream content, @Nullable Long length, HttpConnection connection) {
        super(content);
        this.hasLength = length != null;
        this.remaining = length == null ? Long.MAX_VALUE : length;
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        try {
            var read = super.read(buffer, offset, (int) Math.min(length, remaining));
            if (read < 0 && hasLength) {
                throw new EOFException("the store gave " + remaining + " bytes too few");
            }
            remaining -= Math.max(0, read);
            return read;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }
}
