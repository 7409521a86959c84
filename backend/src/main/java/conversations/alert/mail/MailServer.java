package conversations.alert.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends mails to the server by Quarkus Mailer, each over a connection of its own. */
@ApplicationScoped
public class MailServer {
    /** Maximum number of mails being sent at a time, so that a few slow ones do not hold up the others. */
    static final int MAX_CONCURRENT = 10;

    /**
     * Maximum number of connections. It exceeds the number of mails being sent, because a failed one keeps its connection
     * until the server, or the idle timeout, closes it.
     */
    static final int MAX_CONNECTIONS = 3 * MAX_CONCURRENT;

    private static final Logger LOG = Logger.getLogger(MailServer.class);
    private final SenderAddress sender;
    private final Duration timeout;
    private final @Nullable Mailers mailers;

    /**
     * The context on which all connections are handled, one event at a time. The client starts to listen to a connection a
     * moment after it is open; on another thread it could miss the greeting in between, and would wait for it in vain.
     */
    private final Context context;

    MailServer(MailConfig config, Vertx vertx, TlsConfigurationRegistry tls) {
        sender = SenderAddress.parse(config.from());
        timeout = config.timeout();
        context = ((VertxInternal) vertx).createEventLoopContext();
        mailers = config.host()
                .map(host -> new Mailers(
                        new IdleTimeoutVertx(vertx, config.idleTimeout()),
                        new io.vertx.mutiny.core.Vertx(vertx),
                        settings(host, config),
                        LaunchMode.NORMAL,
                        new MailerSupport(true, Set.of()),
                        tls,
                        null))
                .orElse(null);
    }

    /** The operator's configuration, as settings of Quarkus Mailer. */
    private static MailersRuntimeConfig settings(String host, MailConfig config) {
        var settings = new HashMap<>(Map.of(
                "quarkus.mailer.host",
                host,
                "quarkus.mailer.port",
                String.valueOf(config.port()),
                "quarkus.mailer.start-tls",
                startTls(config),
                "quarkus.mailer.tls",
                String.valueOf(config.tls() == MailConfig.Tls.IMPLICIT),
                "quarkus.mailer.login",
                config.user().isPresent() ? "REQUIRED" : "DISABLED",
                "quarkus.mailer.max-pool-size",
                String.valueOf(MAX_CONNECTIONS),
                // Commands pipelined behind a refused address leave the server waiting for a mail.
                "quarkus.mailer.pipelining",
                "false",
                "quarkus.mailer.keep-alive",
                "false"));
        config.user().ifPresent(user -> {
            // All methods for passwords; XOAUTH2, which the client would try first, is for tokens.
            settings.put("quarkus.mailer.auth-methods", "PLAIN LOGIN CRAM-MD5 DIGEST-MD5");
            settings.put("quarkus.mailer.username", user);
            settings.put("quarkus.mailer.password", config.password().orElse(""));
        });
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "mail server", 100))
                .withMapping(MailersRuntimeConfig.class)
                .build()
                .getConfigMapping(MailersRuntimeConfig.class);
    }

    private static String startTls(MailConfig config) {
        return switch (config.tls()) {
            case NONE, IMPLICIT -> "DISABLED";
            // STARTTLS is required with a password: an attacker who can alter the server's answers could otherwise get
            // the
            // password in the clear.
            case OPTIONAL -> config.user().isPresent() ? "REQUIRED" : "OPTIONAL";
            case REQUIRED -> "REQUIRED";
        };
    }

    void start(@Observes StartupEvent event) {
        if (mailers == null) {
            LOG.info("No SMTP_HOST is set: no alerts are sent by mail");
        }
    }

    @PreDestroy
    void stop() {
        if (mailers != null) {
            mailers.stop();
        }
    }

    /** Whether a mail server is configured. */
    public boolean isConfigured() {
        return mailers != null;
    }

    /**
     * Sends a mail and returns when the server has taken it.
     *
     * @throws RuntimeException if the server refused it, or if that is unknown
     */
    void send(OutgoingMail mail) {
        if (mailers == null) {
            throw new IllegalStateException("There is no mail server.");
        }
        var mailer = mailers.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
        Uni.createFrom()
                .deferred(() -> mailer.send(message(mail)))
                .runSubscriptionOn(task -> context.runOnContext(_ -> task.run()))
                .await()
                .atMost(timeout);
    }

    private Mail message(OutgoingMail mail) {
        var message = new Mail()
                .setFrom(sender.address())
                .addTo(mail.to())
                .setText(mail.text())
                .setHtml(mail.html());
        // Headers are written here rather than by Quarkus Mailer, for the reasons given at EncodedHeader.
        headers(mail).forEach((name, value) -> message.addHeader(name, value));
        return message;
    }

    private Map<String, String> headers(OutgoingMail mail) {
        return Map.ofEntries(
                Map.entry("From", sender.header(mail.senders())),
                Map.entry("To", mail.to()),
                Map.entry("Subject", EncodedHeader.text(mail.subject())),
                Map.entry("Message-ID", mail.id()),
                // All mails of a conversation reply to a mail that never existed, so that they form one thread,
                // wherever it
                // begins for its reader.
                Map.entry("In-Reply-To", mail.thread()),
                Map.entry("References", mail.thread()),
                Map.entry("List-Unsubscribe", "<" + mail.unsubscribe() + ">"),
                Map.entry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                Map.entry("Auto-Submitted", "auto-generated"),
                Map.entry("Precedence", "bulk"),
                Map.entry("X-Auto-Response-Suppress", "All"));
    }
}
