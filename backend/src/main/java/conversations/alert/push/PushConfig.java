package conversations.alert.push;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of Web Push; without keys it is off. */
@ConfigMapping(prefix = "conversations.push")
interface PushConfig {
    /** The public key: a point of P-256 in uncompressed form, in base64url. */
    Optional<String> publicKey();

    /** The private key: a number in base64url. */
    Optional<String> privateKey();

    /** The address where push services reach the operator: {@code mailto:} or {@code https:}. */
    Optional<String> subject();

    /** Whether a push service may be on a private address, and without TLS. */
    boolean allowPrivate();
}
