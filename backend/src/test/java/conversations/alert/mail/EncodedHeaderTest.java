package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** G3: what people write gets into headers as it is, whatever it is. */
class EncodedHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Renewal",
                "Größe",
                "=?UTF-8?Q?Eve?=",
                "Eve\r\nBcc: all@example.org",
                "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 four families of 山田太郎さんと山田花子さん 👩‍👩‍👧‍👦"
            })
    @DisplayName("G3 a subject is read as it was written, in lines of a header that every server takes")
    void text(String subject) throws UnsupportedEncodingException {
        var encoded = EncodedHeader.text(subject);
        assertTrue(encoded.chars().allMatch(c -> c < 127), encoded);
        var lines = encoded.split("\r\n");
        for (var i = 0; i < lines.length; i++) {
            assertTrue(
                    lines[i].matches("[ -~]*") && lines[i].length() <= 76 && lines[i].startsWith(" ") == i > 0,
                    encoded);
        }
        assertEquals(subject, MimeUtility.decodeText(MimeUtility.unfold(encoded)));
    }

    @Test
    @DisplayName("G3 a name is quoted or encoded, its address is not")
    void mailbox() {
        assertEquals(
                "\"O'Brien, \\\"Bob\\\"\" <a@example.org>", EncodedHeader.mailbox("O'Brien, \"Bob\"", "a@example.org"));
        assertEquals("=?UTF-8?B?w5hl?= <a@example.org>", EncodedHeader.mailbox("Øe", "a@example.org"));
    }

    @Test
    @DisplayName("G3 the sender's name is that of who did it, via the operator's")
    void sender() {
        assertEquals(
                "\"Ann via Talk\" <talk@example.org>",
                SenderAddress.parse("Talk <talk@example.org>").header("Ann"));
        assertEquals(
                "\"Ann via Talk, Inc.\" <talk@example.org>",
                SenderAddress.parse("\"Talk, Inc.\" <talk@example.org>").header("Ann"));
        assertEquals(
                "\"Ann\" <talk@example.org>",
                SenderAddress.parse("talk@example.org").header("Ann"));
        for (var wrong : new String[] {"", "Talk", "Talk <>", "a@b@c", "Talk <a@example.org>, b@example.org"}) {
            assertThrows(IllegalArgumentException.class, () -> SenderAddress.parse(wrong), wrong);
        }
    }
}
