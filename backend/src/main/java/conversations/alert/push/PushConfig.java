package conversations.alert.push;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Pop-ups for closed windows; without keys there are none. */
@ConfigMapping(prefix = "conversations.push")
interface PushConfig {
    /** In base64url, a point of P-256 in its uncompressed form. */
    Optional<String> publicKey();

    /** In base64url, a number. */
    Optional<String> privateKey();

    /** Where push services reach the operator: {@code mailto:} or {@code https:}. */
    Optional<String> subject();

    /** Whether a push service may be on a private address, and without TLS. */
    boolean allowPrivate();
}
