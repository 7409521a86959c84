package conversations.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The Content-Disposition header (RFC 6266). */
final class ContentDisposition {
    private ContentDisposition() {}

    static String of(FileType type, String name) {
        // The name for old clients has neither quotes nor escapes, which they interpret in different ways.
        var plain = name.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
        var exact = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        return (type.isInline() ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
