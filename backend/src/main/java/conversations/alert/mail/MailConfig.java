package conversations.alert.mail;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of alerts by mail. */
@ConfigMapping(prefix = "conversations.mail")
public interface MailConfig {
    /** The host name of the mail server; without one, no mails are sent. */
    Optional<String> host();

    int port();

    Optional<String> user();

    Optional<String> password();

    Tls tls();

    /** The sender, as {@code Name <address>}. */
    String from();

    /** The time after a mail's first entry during which further entries of the conversation join it; may be zero. */
    Duration window();

    /** The time after which an idle connection is closed. */
    Duration idleTimeout();

    /** The time within which the server must take a mail, else it is retried later; shorter than {@link MailQueue#LEASE}. */
    Duration timeout();

    /** The public address of the application; links begin with it, and the ids of mails end with its host. */
    URI publicUrl();

    enum Tls {
        /** No TLS. */
        NONE,
        /** STARTTLS if the server offers it; required if there is a password. */
        OPTIONAL,
        /** STARTTLS is required. */
        REQUIRED,
        /** TLS from the first byte, as on port 465. */
        IMPLICIT
    }
}
