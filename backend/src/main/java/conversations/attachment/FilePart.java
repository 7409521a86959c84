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
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/** Writes the one part {@code file} of a multipart body into a file while it comes in. */
final class FilePart implements MultipartParser.PartHandler {
    static final String NAME = "file";
    /** What may stand around the file: boundaries and headers. */
    static final int OVERHEAD = 16_384;

    private static final int BUFFER = 65_536;

    private final FileChannel target;
    private final long maxSize;
    private final MessageDigest digest = sha256();
    private @Nullable String sentName;
    private long size;

    private FilePart(FileChannel target, long maxSize) {
        this.target = target;
        this.maxSize = maxSize;
    }

    /**
     * @param name as sent
     * @param hash of the content, SHA-256 in hexadecimal
     */
    record Received(String name, long size, String hash) {}

    /** @throws ProblemException 400 for a body of another form, 413 over {@code maxSize}, 422 for an empty file */
    static Received receive(InputStream body, String contentType, Path target, long maxSize) {
        @Nullable String boundary = HeaderUtil.extractQuotedValueFromHeader(contentType, "boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw malformed("The Content-Type names no boundary.");
        }
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            var part = new FilePart(channel, maxSize);
            part.parse(body, boundary);
            return part.received();
        } catch (MultipartParser.MalformedMessageException e) {
            throw malformed("The body is not multipart/form-data.");
        } catch (IOException e) {
            throw malformed("The body ends too early.");
        }
    }

    private void parse(InputStream body, String boundary) throws IOException {
        var parser = MultipartParser.beginParse(this, boundary.getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
        var buffer = new byte[BUFFER];
        var total = 0L;
        for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            total += read;
            parser.parse(ByteBuffer.wrap(buffer, 0, read));
            // Else headers without end would fill the memory.
            if (total - size > OVERHEAD + BUFFER) {
                throw malformed("There is too much besides the file.");
            }
        }
        if (!parser.isComplete()) {
            throw malformed("The body ends too early.");
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        @Nullable String disposition = headers.getFirst("Content-Disposition");
        @Nullable String name = disposition == null ? null : HeaderUtil.extractQuotedValueFromHeader(disposition, "name");
        if (!NAME.equals(name)) {
            throw ProblemException.malformed(String.valueOf(name), "There is no such part; send one named file.");
        }
        if (sentName != null) {
            throw ProblemException.malformed(NAME, "Send one file at a time.");
        }
        @Nullable String sent = HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, "filename");
        sentName = sent == null ? "" : sent;
    }

    @Override
    public void data(ByteBuffer content) {
        size += content.remaining();
        if (size > maxSize) {
            throw ProblemException.of(ProblemType.TOO_LARGE, "A file may have " + maxSize + " bytes at most.");
        }
        digest.update(content.duplicate());
        try {
            while (content.hasRemaining()) {
                target.write(content);
            }
        } catch (IOException e) {
            throw Unavailable.because(e);
        }
    }

    @Override
    public void endPart() {
        if (size == 0) {
            throw ProblemException.invalid(NAME, "The file is empty.");
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
