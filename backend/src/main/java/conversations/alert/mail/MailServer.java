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

/** Hands mails to the server by Quarkus Mailer, each over a connection of its own. */
@ApplicationScoped
public class MailServer {
    /** So many mails are on their way at a time: a few that take long must not hold up the others. */
    static final int MAX_CONCURRENT = 10;

    /** More than are on their way: one that failed keeps its connection until the server, or silence, closes it. */
    static final int MAX_CONNECTIONS = 3 * MAX_CONCURRENT;

    private static final Logger LOG = Logger.getLogger(MailServer.class);
    private final SenderAddress sender;
    private final Duration timeout;
    private final @Nullable Mailers mailers;

    /**
     * Where everything about connections happens, one thing after the other. The client begins to listen to a connection a
     * moment after it is there; on another thread it could miss the greeting in between, and would wait for it in vain.
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

    /** What the operator configured, as Quarkus Mailer's settings. */
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
                // What is pipelined behind an address that is refused leaves the server waiting for a mail.
                "quarkus.mailer.pipelining",
                "false",
                "quarkus.mailer.keep-alive",
                "false"));
        config.user().ifPresent(user -> {
            // All that are for passwords: XOAUTH2, which it would try first, is for tokens.
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
            // Whoever can change what the server says could else have the password in the clear.
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

    /** Whether there is one. */
    public boolean isConfigured() {
        return mailers != null;
    }

    /**
     * Returns once the server has taken it.
     *
     * @throws RuntimeException with why it did not, or with why that is not known
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
        // Written here rather than left to Quarkus Mailer, for the reasons that EncodedHeader gives.
        headers(mail).forEach((name, value) -> message.addHeader(name, value));
        return message;
    }

    private Map<String, String> headers(OutgoingMail mail) {
        return Map.ofEntries(
                Map.entry("From", sender.header(mail.senders())),
                Map.entry("To", mail.to()),
                Map.entry("Subject", EncodedHeader.text(mail.subject())),
                Map.entry("Message-ID", mail.id()),
                // All mails of a conversation answer one that never was: so they make one thread, wherever it begins
                // for its
                // reader.
                Map.entry("In-Reply-To", mail.thread()),
                Map.entry("References", mail.thread()),
                Map.entry("List-Unsubscribe", "<" + mail.unsubscribe() + ">"),
                Map.entry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                Map.entry("Auto-Submitted", "auto-generated"),
                Map.entry("Precedence", "bulk"),
                Map.entry("X-Auto-Response-Suppress", "All"));
    }
}
