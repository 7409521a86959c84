package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/** An answer that is handed over whole when it is complete, so that no thread waits for its reader. */
final class BufferedResponse extends ByteArrayOutputStream {
    /** What may always be answered, problems among them; of what is larger, a piece. */
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
        // An answer without a body, and a stream of events, are ended by who answers.
        if (closed || response.headWritten()) {
            return;
        }
        if (size() > CHUNK_SIZE && !resources.tryReserve(size())) {
            reset();
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "The server sends too much just now. Try again in a moment.");
        }
        closed = true;
        if (size() <= CHUNK_SIZE) {
            response.end(toByteArray());
            return;
        }
        // In pieces, between which the answers of others go out: each is compressed on the thread of the connection.
        response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(size()));
        for (var start = 0; start < size(); start += CHUNK_SIZE) {
            response.write(Arrays.copyOfRange(buf, start, Math.min(start + CHUNK_SIZE, size())), _ -> {});
        }
        response.end();
    }
}
