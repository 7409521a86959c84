package conversations.platform.text;

import com.ibm.icu.text.IDNA;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Email addresses that every mail server accepts: with an ASCII local part and a domain that can be written in ASCII. */
public final class EmailAddress {
    private static final int MAX_LENGTH = 254;

    /** The dot-atom of RFC 5322, of at most 64 characters (RFC 5321). */
    private static final Pattern LOCAL_PART =
            Pattern.compile("(?=.{1,64}$)[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");

    /** IDNA as browsers and registries apply it (UTS 46, nontransitional): stra\u00dfe.de is not strasse.de. */
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private EmailAddress() {}

    /** The address with its domain in ASCII; null if it is no address, or one that mail can't be sent to. */
    public static @Nullable String ascii(String address) {
        var at = address.lastIndexOf('@');
        if (at < 0 || !LOCAL_PART.matcher(address.substring(0, at)).matches()) {
            return null;
        }
        var info = new IDNA.Info();
        var domain = DOMAINS.nameToASCII(address.substring(at + 1), new StringBuilder(), info)
                .toString();
        var ascii = address.substring(0, at) + "@" + domain;
        return info.hasErrors() || domain.isEmpty() || domain.endsWith(".") || ascii.length() > MAX_LENGTH
                ? null
                : ascii;
    }
}
