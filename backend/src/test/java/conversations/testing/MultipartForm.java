package conversations.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A body of multipart/form-data, well-formed or not. */
public record MultipartForm(String name, byte[] body) {
    private static final String BOUNDARY = "x";
    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    public static MultipartForm of(String name, byte[] body) {
        return new MultipartForm(name, body);
    }

    public static MultipartForm of(String name, String body) {
        return new MultipartForm(name, body.getBytes(StandardCharsets.UTF_8));
    }

    public static MultipartForm file(String fileName, byte[] content) {
        return parts(fileName, part("file", fileName, content));
    }

    public static MultipartForm parts(String name, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new MultipartForm(name, body.toByteArray());
    }

    /** A part of the form; a field if {@code fileName} is null. */
    public static byte[] part(String name, @Nullable String fileName, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(start(BOUNDARY, name, fileName));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    /** The part up to the beginning of its content. */
    public static byte[] start(String boundary, String name, @Nullable String fileName) {
        var file = fileName == null ? "" : "; filename=\"" + fileName + "\"";
        return ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As it travels when the length is not told beforehand. */
    public static byte[] chunk(byte[] content) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(content);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
