package conversations.alert.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import conversations.platform.settings.InvalidSetting;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys that identify this server to push services (VAPID, RFC 8292). */
@ApplicationScoped
public class PushKeys {
    /** The validity of a token; push services refuse more than a day. */
    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

    private static final Logger LOG = Logger.getLogger(PushKeys.class);
    private final @Nullable VAPIDKeyPair keys;
    private final String subject;

    /** @throws InvalidSetting with what the operator has to put right */
    PushKeys(PushConfig config) {
        subject = config.subject().orElse("");
        if (config.publicKey().isEmpty() && config.privateKey().isEmpty()) {
            keys = null;
            return;
        }
        if (!subject.matches("(mailto:.+@|https://).+")) {
            throw new InvalidSetting("VAPID_SUBJECT must say where push services reach you: mailto:… or https://…");
        }
        keys = keys(config.publicKey().orElse(""), config.privateKey().orElse(""));
    }

    private static VAPIDKeyPair keys(String publicText, String privateText) {
        try {
            var publicKey = PublicKeySources.ofUncompressedBytes(
                            Base64.getUrlDecoder().decode(publicText))
                    .extract();
            var number = new BigInteger(1, Base64.getUrlDecoder().decode(privateText));
            var privateKey = (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, publicKey.getParams()));
            if (isPair(privateKey, publicKey)) {
                return VAPIDKeyPairs.of(
                        PrivateKeySources.ofECPrivateKey(privateKey), PublicKeySources.ofECPublicKey(publicKey));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // The exception is dropped: it says no more than the message below, and might contain the key.
        }
        throw new InvalidSetting(
                "VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY must be a pair of P-256 keys in base64url, of 65 and 32"
                        + " bytes.");
    }

    private static boolean isPair(ECPrivateKey privateKey, ECPublicKey publicKey) throws GeneralSecurityException {
        var sample = "conversations".getBytes(StandardCharsets.US_ASCII);
        var signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(privateKey);
        signing.update(sample);
        var checking = Signature.getInstance("SHA256withECDSA");
        checking.initVerify(publicKey);
        checking.update(sample);
        return checking.verify(signing.sign());
    }

    void start(@Observes StartupEvent event) {
        if (keys == null) {
            LOG.info("No VAPID keys are set: pop-ups need an open window");
        }
    }

    /** Whether keys are configured. */
    public boolean isConfigured() {
        return keys != null;
    }

    /** The key that browsers subscribe with, null if there are no keys. */
    @Nullable String publicKey() {
        return keys == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(keys.extractPublicKeyInUncompressedForm());
    }

    /** The Authorization header for a message to this endpoint. */
    String authorization(String endpoint, Instant now) {
        if (keys == null) {
            throw new IllegalStateException("no keys");
        }
        return keys.generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder()
                .resourceURLString(endpoint)
                .expirationTime(now.plus(TOKEN_VALIDITY))
                .subject(subject)
                .build());
    }
}
