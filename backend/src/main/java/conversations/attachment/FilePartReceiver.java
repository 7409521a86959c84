package conversations.attachment;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/** Receives a multipart body and writes its only part {@code file} into a file as it arrives. */
final class FilePartReceiver implements MultipartParser.PartHandler {
    static final String NAME = "file";
    /** Maximum number of bytes around the file: boundaries and headers. */
    static final int MAX_OVERHEAD = 16_384;

    private static final int BUFFER_SIZE = 65_536;
    /**
     * The time after which the minimum rate is required; then a body must have arrived at this rate on average since it
     * began.
     */
    private static final long GRACE_SECONDS = 30;

    private static final long MIN_BYTES_PER_SECOND = 4_096;

    private final FileChannel target;
    private final long maxSize;
    private final MessageDigest digest = sha256();
    private @Nullable String sentName;
    private long size;

    private FilePartReceiver(FileChannel target, long maxSize) {
        this.target = target;
        this.maxSize = maxSize;
    }

    /**
     * @param name as sent
     * @param hash of the content, SHA-256 in hexadecimal
     */
    record Received(String name, long size, String hash) {}

    /** @throws ProblemException 400 for a body of another form, 413 over {@code maxSize}, 422 for an empty file */
    static Received receive(InputStream body, String contentType, Path target, long maxSize) throws IOException {
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            var part = new FilePartReceiver(channel, maxSize);
            part.parse(body, boundary(contentType));
            return part.received();
        }
    }

    private static String boundary(String contentType) {
        var boundary = value(contentType, "boundary");
        if (boundary.isEmpty()) {
            throw malformed("The Content-Type names no boundary.");
        }
        return boundary;
    }

    private void parse(InputStream body, String boundary) throws IOException {
        var parser = MultipartParser.beginParse(this, boundary.getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
        var buffer = new byte[BUFFER_SIZE];
        var total = 0L;
        var start = System.nanoTime();
        for (var read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            total += read;
            requireMinimumRate(total, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            try {
                parser.parse(ByteBuffer.wrap(buffer, 0, read));
            } catch (MultipartParser.MalformedMessageException e) {
                throw malformed("The body is not the described form.");
            }
            // Endless headers would fill the memory.
            if (total - size > MAX_OVERHEAD + BUFFER_SIZE) {
                throw malformed("The body contains too much besides the file.");
            }
        }
        if (!parser.isComplete()) {
            throw malformed("The body ends too early.");
        }
    }

    static void requireMinimumRate(long bytes, long seconds) {
        if (seconds > GRACE_SECONDS && bytes < MIN_BYTES_PER_SECOND * seconds) {
            throw ProblemException.of(ProblemType.REQUEST_TIMEOUT);
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            // The client is gone or too slow, so nobody reads this answer.
            throw malformed("The body ends too early.");
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        @Nullable String disposition = headers.getFirst("Content-Disposition");
        var name = value(disposition, "name");
        if (!NAME.equals(name)) {
            throw ProblemException.malformed(name, "There is no such part; send one named file.");
        }
        if (sentName != null) {
            throw ProblemException.malformed(NAME, "Send one file at a time.");
        }
        // Transfer encodings are deprecated (RFC 7578, 4.7); they would have to be decoded.
        @Nullable String encoding = headers.getFirst("Content-Transfer-Encoding");
        if (encoding != null && !encoding.matches("(?i)binary|8bit|7bit")) {
            throw ProblemException.malformed(NAME, "Send the file as it is, without an encoding.");
        }
        // Browsers encode a quotation mark this way (HTML, multipart/form-data encoding algorithm).
        sentName = value(disposition, "filename").replace("%22", "\"");
    }

    @Override
    public void data(ByteBuffer content) throws IOException {
        size += content.remaining();
        if (size > maxSize) {
            throw ProblemException.of(ProblemType.TOO_LARGE, "A file may have " + maxSize + " bytes at most.");
        }
        digest.update(content.duplicate());
        while (content.hasRemaining()) {
            target.write(content);
        }
    }

    @Override
    public void endPart() {
        if (size == 0) {
            throw ProblemException.invalid(NAME, "The file is empty.");
        }
    }

    /** A parameter of a header, also in the form for other alphabets; empty if there is none, or it is broken. */
    private static String value(@Nullable String header, String parameter) {
        try {
            @Nullable String value =
                    header == null ? null : HeaderUtil.extractQuotedValueFromHeaderWithEncoding(header, parameter);
            return value == null ? "" : value;
        } catch (RuntimeException e) {
            return "";
        }
    }

    private Received received() {
        if (sentName == null) {
            throw ProblemException.malformed(NAME, "This part is missing.");
        }
        return new Received(sentName, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(ProblemType.MALFORMED_REQUEST, detail);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
