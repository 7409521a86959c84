package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/** Buffers an answer and sends it when it is complete, so that no thread waits for its reader. */
final class BufferedResponse extends ByteArrayOutputStream {
    /** The size up to which answers need no memory budget, such as problems; larger ones are sent in chunks of this size. */
    private static final int CHUNK_SIZE = 65_536;

    private final ServerHttpResponse response;
    private final RequestResources resources;
    private boolean closed;

    BufferedResponse(ServerHttpResponse response, RequestResources resources) {
        this.response = response;
        this.resources = resources;
    }

    /** @throws ProblemException 503 if there is no room for it in memory; a smaller one may follow */
    @Override
    public void close() {
        // Answers without a body and event streams are ended elsewhere.
        if (closed || response.headWritten()) {
            return;
        }
        if (size() > CHUNK_SIZE && !resources.tryReserve(size())) {
            reset();
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "The server is sending too much data. Try again in a moment.");
        }
        closed = true;
        if (size() <= CHUNK_SIZE) {
            response.end(toByteArray());
            return;
        }
        // Sent in chunks, between which other answers are sent: each is compressed on the thread of the connection.
        response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(size()));
        for (var start = 0; start < size(); start += CHUNK_SIZE) {
            response.write(Arrays.copyOfRange(buf, start, Math.min(start + CHUNK_SIZE, size())), _ -> {});
        }
        response.end();
    }
}
