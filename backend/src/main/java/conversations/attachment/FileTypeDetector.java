package conversations.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Detects the type of a file from its first bytes. The name is considered only where content can't tell types apart (a table
 * from other text, a document from other archives), and never makes a file one that browsers show. Nothing is unpacked.
 */
final class FileTypeDetector {
    private static final int BUFFER_SIZE = 65_536;
    private static final Detector DETECTOR = TikaConfig.getDefaultConfig().getDetector();

    private FileTypeDetector() {}

    static FileType detect(Path file, String name) throws IOException {
        var type = type(file, name);
        return new FileType(type, type.equals(FileType.PLAIN_TEXT) ? charset(file) : null);
    }

    private static String type(Path file, String name) throws IOException {
        var content = detect(file, new Metadata());
        var hint = new Metadata();
        hint.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        var named = detect(file, hint);
        return FileType.isInline(named) ? content : named;
    }

    private static String detect(Path file, Metadata hint) throws IOException {
        try (var content = TikaInputStream.get(file)) {
            return DETECTOR.detect(content, hint).getBaseType().toString();
        }
    }

    /**
     * The charset: UTF-16 if there is a byte order mark, else UTF-8 if the file is valid UTF-8, else windows-1252, in which
     * every byte is a character.
     */
    private static String charset(Path file) throws IOException {
        try (var start = Files.newInputStream(file)) {
            var mark = start.readNBytes(2);
            if (mark.length == 2 && (mark[0] & 0xff) + (mark[1] & 0xff) == 0xfe + 0xff && (mark[0] & 0xff) >= 0xfe) {
                return "UTF-16";
            }
        }
        return isUtf8(file) ? "UTF-8" : "windows-1252";
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER_SIZE);
        var characters = CharBuffer.allocate(BUFFER_SIZE);
        try (var channel = FileChannel.open(file)) {
            while (true) {
                var end = channel.read(bytes) < 0;
                if (decoder.decode(bytes.flip(), characters.clear(), end).isError()) {
                    return false;
                }
                bytes.compact();
                if (end) {
                    return true;
                }
            }
        }
    }
}
