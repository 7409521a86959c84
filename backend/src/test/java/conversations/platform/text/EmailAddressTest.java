package conversations.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ida@exämple.de,ida@xn--exmple-cua.de",
        "ida@EXÄMPLE.de,ida@xn--exmple-cua.de",
        "a@straße.de,a@xn--strae-oqa.de",
        "a@日本.jp,a@xn--wgv71a.jp",
        "o'brien+x@example.org,o'brien+x@example.org",
        "First.Last@example.org,First.Last@example.org",
        "root@localhost,root@localhost"
    })
    @DisplayName("G3 an address with an international domain is written in ASCII as every mail server takes it")
    void ascii(String address, String ascii) {
        assertEquals(ascii, EmailAddress.ascii(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@",
                "@x.org",
                "a@",
                "müller@example.org",
                "a b@x.org",
                "a..b@x.org",
                ".a@x.org",
                "a@x.",
                "a@x..org",
                "a@-x.org",
                "a@[1.2.3.4]",
                "a@x_y.org",
                "a@b@x.org",
                "\"a b\"@x.org",
                "a@x.org\r\nBcc: b@x.org",
                "a\u0000@x.org",
                "a@xn--zz--.org",
                "<a@x.org>",
                "a@\u200b"
            })
    @DisplayName("G3 an address that no mail server accepts is refused")
    void refused(String address) {
        assertNull(EmailAddress.ascii(address));
    }

    @Test
    void tooLong() {
        assertNull(EmailAddress.ascii("a".repeat(65) + "@x.org"));
        assertNull(EmailAddress.ascii("a@" + "b".repeat(64) + ".org"));
        assertNull(EmailAddress.ascii("a@" + "bcd.".repeat(64) + "org"));
    }
}
