package conversations.alert.push;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.header.TTL;
import com.zerodeplibs.webpush.header.Topic;
import com.zerodeplibs.webpush.header.Urgency;
import conversations.platform.web.GuardedHttpClient;
import conversations.platform.web.GuardedHttpClient.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Hands messages to the browsers' push services (RFC 8030), readable by the browser alone (RFC 8291). */
@ApplicationScoped
class PushService {
    /** So many are on their way at a time. Who has them hang delays other pop-ups of closed windows, and nothing else. */
    static final int MAX_CONCURRENT = 64;

    /** Of a hash, which makes a topic of 32 characters, as many as there may be. */
    private static final int TOPIC_BYTES = 24;

    private final GuardedHttpClient httpClient;
    private final PushKeys keys;
    private final Clock clock;

    PushService(PushConfig config, PushKeys keys, Clock clock) {
        this.httpClient = new GuardedHttpClient(config.allowPrivate());
        this.keys = keys;
        this.clock = clock;
    }

    /** @param kept for how long the service may keep it for a browser that is not running */
    Answer send(Push push, byte[] message, Duration timeToLive) throws IOException {
        var to = push.subscription();
        // One for each: used by several at once it mixes them up.
        var encrypted = MessageEncryptions.of()
                .encrypt(
                        UserAgentMessageEncryptionKeyInfo.of(
                                to.keys().p256dh(), to.keys().auth()),
                        PushMessage.of(message));
        return httpClient.post(
                to.endpoint(),
                Map.of(
                        "Authorization",
                        keys.authorization(to.endpoint(), clock.instant()),
                        "Content-Encoding",
                        encrypted.contentEncoding(),
                        "Content-Type",
                        encrypted.mediaType(),
                        TTL.HEADER_NAME,
                        String.valueOf(TTL.seconds(timeToLive.toSeconds())),
                        Urgency.HEADER_NAME,
                        Urgency.normal(),
                        Topic.HEADER_NAME,
                        Topic.ensure(topic(push))),
                encrypted.toBytes());
    }

    /**
     * A message takes the place of another one of its topic that was not fetched. A hash, and another one for each browser: push
     * services must not learn who talks with whom.
     */
    private static String topic(Push push) {
        var name = push.subscription().id() + " " + push.conversation();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
