package conversations.attachment;

import io.vertx.core.http.HttpConnection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way to a reader who was told its length: when the store fails half-way, the connection is cut. Else the reader
 * would wait for the rest, and take the next answer for it.
 */
final class WholeOrCut extends FilterInputStream {
    private final HttpConnection connection;

    WholeOrCut(InputStream content, HttpConnection connection) {
        super(content);
        this.connection = connection;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }
}
