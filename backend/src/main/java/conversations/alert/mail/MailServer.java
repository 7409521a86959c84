package conversations.alert.mail;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands mails to the server, each over a connection of its own. */
@ApplicationScoped
public class MailServer {
    /** So many mails are on their way at a time: a few that take long must not hold up the others. */
    static final int AT_ONCE = 10;

    private static final String CONNECT_MILLIS = "10000";
    private static final Logger LOG = Logger.getLogger(MailServer.class);
    private final MailConfig config;
    private final @Nullable Session session;

    MailServer(MailConfig config) {
        this.config = config;
        session = config.host()
                .map(host -> Session.getInstance(properties(host, config), authenticator(config)))
                .orElse(null);
    }

    private static Properties properties(String host, MailConfig config) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", String.valueOf(config.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(config.user().isPresent()));
        properties.setProperty(
                "mail.smtp.starttls.enable", String.valueOf(config.tls().isOffered()));
        // Whoever can change what the server says could else have the password in the clear.
        var required = config.tls() == MailConfig.Tls.REQUIRED
                || config.tls() == MailConfig.Tls.OPTIONAL && config.user().isPresent();
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(required));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(config.tls() == MailConfig.Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        var silence = String.valueOf(config.silence().toMillis());
        properties.setProperty("mail.smtp.timeout", silence);
        properties.setProperty("mail.smtp.writetimeout", silence);
        // Once the mail is taken there is nothing more to hear.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    private static @Nullable Authenticator authenticator(MailConfig config) {
        if (config.user().isEmpty()) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        config.user().orElseThrow(), config.password().orElse(""));
            }
        };
    }

    void start(@Observes StartupEvent event) {
        if (session == null) {
            LOG.info("No SMTP_HOST is set: no alerts are sent by mail");
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return session != null;
    }

    /**
     * Returns once the server has taken it.
     *
     * @throws MessagingException with why it did not, or with why that is not known
     */
    void send(OutgoingMail mail) throws MessagingException {
        if (session == null) {
            throw new MessagingException("There is no mail server.");
        }
        Transport.send(new SmtpMessage(session, config.from(), mail));
    }
}
