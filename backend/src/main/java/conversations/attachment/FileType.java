package conversations.attachment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A media type, found from content.
 *
 * @param charset of plain text, else null
 */
record FileType(String type, @Nullable String charset) {
    static final String PLAIN_TEXT = "text/plain";
    static final String UNKNOWN = "application/octet-stream";

    /** Types of images without active content. */
    static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Whether a browser may show it; all other types are offered for saving (I2). */
    static boolean isInline(String type) {
        return IMAGES.contains(type) || type.equals("application/pdf") || type.equals(PLAIN_TEXT);
    }

    /** The value of the Content-Type header. */
    String header() {
        return charset == null ? type : type + ";charset=" + charset;
    }

    /** Whether the Content-Disposition header says "inline". */
    boolean isInline() {
        return isInline(type);
    }
}
