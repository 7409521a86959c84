package conversations.alert.push;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import conversations.platform.web.GuardedHttpClient;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /push-subscriptions, as a browser's PushManager gives it. */
@Schema(name = "NewPushSubscription", description = "A browser's subscription, as its PushManager gives it.")
record PushSubscriptionRequest(
        @Schema(
                required = true,
                maxLength = PushSubscriptionRequest.MAX_ENDPOINT_LENGTH,
                description = "The https address that the push service gave the browser.",
                examples = "https://push.example.com/v2/gAAAAABn")
        @Nullable String endpoint,

        @Schema(required = true) @Nullable Keys keys) {
    /** Maximum length of an endpoint, more than any push service needs. */
    static final int MAX_ENDPOINT_LENGTH = 2_000;

    private static final int AUTH_BYTES = 16;
    private static final int MAX_KEY_LENGTH = 100;

    /** Stands for a missing body. */
    static final PushSubscriptionRequest EMPTY = new PushSubscriptionRequest(null, null);

    /** The browser's keys for encryption. */
    @Schema(
            name = "PushKeys",
            description = "The keys that messages to the browser are encrypted with (RFC 8291), in base64url.")
    record Keys(
            @Schema(required = true, description = "The browser's public key: a point of P-256, uncompressed.")
            @Nullable String p256dh,

            @Schema(required = true, description = "The browser's secret of 16 bytes.") @Nullable String auth) {}

    /**
     * The validated request.
     *
     * @throws ProblemException 422 with all errors
     */
    PushSubscriptionRequest validated(GuardedHttpClient httpClient) {
        var errors = new ArrayList<FieldError>();
        var address = Text.requiredLine("endpoint", endpoint, MAX_ENDPOINT_LENGTH, errors);
        if (!address.isEmpty() && (!isAscii(address) || !httpClient.accepts(address))) {
            errors.add(new FieldError("endpoint", "This is not the address of a push service that can be reached."));
        }
        var sent = keys == null ? new Keys(null, null) : keys;
        var p256dh = Text.requiredLine("keys.p256dh", sent.p256dh(), MAX_KEY_LENGTH, errors);
        var auth = Text.requiredLine("keys.auth", sent.auth(), MAX_KEY_LENGTH, errors);
        checkKeys(p256dh, auth, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new PushSubscriptionRequest(address, new Keys(p256dh, auth));
    }

    private static void checkKeys(String p256dh, String auth, List<FieldError> errors) {
        if (!auth.isEmpty() && !isSecret(auth)) {
            errors.add(new FieldError("keys.auth", "This must be 16 bytes in base64url."));
        }
        if (!p256dh.isEmpty() && !isPoint(p256dh)) {
            errors.add(new FieldError("keys.p256dh", "This must be a point of P-256, uncompressed, in base64url."));
        }
    }

    private static boolean isSecret(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length == AUTH_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the text is a point on the curve: another point would reveal the sender's secret. */
    private static boolean isPoint(String text) {
        try {
            UserAgentMessageEncryptionKeyInfo.of(Base64.getUrlDecoder().decode(text), new byte[AUTH_BYTES]);
            return true;
        } catch (RuntimeException e) {
            // The library throws different exceptions for invalid points.
            return false;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
