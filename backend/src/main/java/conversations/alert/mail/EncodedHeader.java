package conversations.alert.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Encodes text for the header of a mail (RFC 5322, RFC 2047). Quarkus Mailer's own encoding splits characters outside the
 * basic plane, writes a name that is not ASCII as a comment behind the address, where mail programs do not look for it, and
 * folds long headers with bare line feeds, which servers refuse.
 */
final class EncodedHeader {
    /** Maximum number of bytes of text in one encoded word, which may have 75 characters with its frame. */
    private static final int MAX_WORD_BYTES = 45;

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    /** The characters that begin an encoded word. */
    private static final String ENCODED_WORD_START = "=?";

    private EncodedHeader() {}

    /** Encodes a text without structure, such as a subject. */
    static String text(String text) {
        return isPlain(text) ? text : encode(text);
    }

    /** Encodes a mailbox with a display name. */
    static String mailbox(String name, String address) {
        var phrase = isPlain(name) ? '"' + name.replaceAll("[\\\\\"]", "\\\\$0") + '"' : encode(name);
        return phrase + " <" + address + ">";
    }

    private static boolean isPlain(String text) {
        return PRINTABLE.matcher(text).matches() && !text.contains(ENCODED_WORD_START);
    }

    private static String encode(String text) {
        return String.join(
                "\r\n ", pieces(text).stream().map(EncodedHeader::word).toList());
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Splits the text into pieces of whole characters. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        var bytes = 0;
        for (var c : text.codePoints().mapToObj(Character::toString).toList()) {
            var length = c.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MAX_WORD_BYTES) {
                pieces.add(piece.toString());
                piece.setLength(0);
                bytes = 0;
            }
            piece.append(c);
            bytes += length;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
