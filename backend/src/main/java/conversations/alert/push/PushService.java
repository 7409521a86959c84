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

/** Sends messages to the browsers' push services (RFC 8030), encrypted for the browser alone (RFC 8291). */
@ApplicationScoped
class PushService {
    /** Maximum number of pushes being sent at a time. A hanging service delays other pushes, and nothing else. */
    static final int MAX_CONCURRENT = 64;

    /** The length of a hash that makes a topic of 32 characters, the longest allowed. */
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
        // An encryption object is made for each message, because it is not thread-safe.
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
     * The topic of a message; a push service replaces an undelivered message by a newer one of its topic. It is a hash that
     * differs for each browser, because push services must not learn who talks with whom.
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
