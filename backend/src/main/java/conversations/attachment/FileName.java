package conversations.attachment;

import conversations.platform.text.Text;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Cleans the names of uploaded files, which are untrusted and are shown and saved everywhere (I2). */
final class FileName {
    /** Maximum length in code points; file systems allow at least as many bytes. */
    static final int MAX_LENGTH = 255;

    /** Maximum length of an extension, with its dot, that is kept when the name is cut. */
    private static final int MAX_EXTENSION_LENGTH = 20;

    static final String DEFAULT_NAME = "file";
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /**
     * Control characters, line and paragraph separators, surrogates, and format characters that change the direction of the
     * text around them ("gpj.exe") or are invisible. Characters that join or separate letters and emoji are kept.
     */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200b\\u200e\\u200f\\u061c"
            + "\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\x{e0001}]");

    private FileName() {}

    /** The last part of the path {@code sent} without harmful characters; never empty, {@code .} or {@code ..}. */
    static String clean(String sent) {
        var last = FOLDERS.matcher(sent).replaceFirst("");
        var kept = Normalizer.normalize(HARMFUL.matcher(last).replaceAll(""), Normalizer.Form.NFC)
                .strip();
        return Text.isBlank(kept.replace(".", "")) ? DEFAULT_NAME : cut(kept);
    }

    /** Cuts the name to the allowed length and keeps its extension, which tells programs how to open it. */
    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= MAX_LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension =
                dot > 0 && name.codePointCount(dot, name.length()) <= MAX_EXTENSION_LENGTH ? name.substring(dot) : "";
        var room = MAX_LENGTH - extension.codePointCount(0, extension.length());
        return (name.substring(0, name.offsetByCodePoints(0, room)) + extension).strip();
    }
}
