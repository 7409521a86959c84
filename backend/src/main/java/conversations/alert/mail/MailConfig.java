package conversations.alert.mail;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How alerts are mailed. */
@ConfigMapping(prefix = "conversations.mail")
public interface MailConfig {
    /** The server that takes mail; without one, none is sent. */
    Optional<String> host();

    int port();

    Optional<String> user();

    Optional<String> password();

    Tls tls();

    /** The sender, as {@code Name <address>}. */
    String from();

    /** What happens in a conversation for so long after the first comes in the same mail; may be zero. */
    Duration window();

    /** A connection on which nothing moves for so long is closed. */
    Duration idleTimeout();

    /** A mail that the server has not taken within this time is tried again later; shorter than {@link MailQueue#LEASE}. */
    Duration timeout();

    /** Where people find the application; links begin with it, and the ids of mails end with its host. */
    URI publicUrl();

    enum Tls {
        /** Never. */
        NONE,
        /** Where the server offers it (STARTTLS); with a password always. */
        OPTIONAL,
        /** By STARTTLS, or not at all. */
        REQUIRED,
        /** From the first byte, as on port 465. */
        IMPLICIT
    }
}
