package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import conversations.alert.mail.MailConfig.Tls;
import conversations.testing.Concurrency;
import conversations.testing.FaultyMailProxy;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** G4: a real mail server gets mails as the operator configured it, or none at all. */
class MailServerTest {
    private static final Vertx VERTX = Vertx.vertx();
    private @Nullable GreenMail server;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    @DisplayName("G4 signs in with user and password, and sends nothing with a wrong one")
    void signsIn() {
        start(ServerSetup.PROTOCOL_SMTP).setUser("conversations@example.com", "conversations", "right");
        server().getManagers().getUserManager().setAuthRequired(true);
        assertTrue(failure(Tls.NONE, "conversations", "wrong").contains("535"));
        assertEquals(0, received());
        send(Tls.NONE, "conversations", "right");
        assertEquals(1, received());
    }

    @Test
    @DisplayName("G4 a password does not go out in the clear where TLS is only missing")
    void noPasswordInTheClear() {
        start(ServerSetup.PROTOCOL_SMTP).setUser("conversations@example.com", "conversations", "right");
        assertTrue(failure(Tls.OPTIONAL, "conversations", "right").contains("STARTTLS"));
        assertEquals(0, received());
    }

    @Test
    @DisplayName("G4 TLS is used if offered; without it mail goes in the clear, and not at all if TLS is required")
    void withoutTls() {
        start(ServerSetup.PROTOCOL_SMTP);
        failure(Tls.REQUIRED, null, null);
        failure(Tls.IMPLICIT, null, null);
        assertEquals(0, received());
        send(Tls.OPTIONAL, null, null);
        assertEquals(1, received());
    }

    @Test
    @DisplayName("G4 a server whose certificate nobody vouches for gets nothing")
    void untrusted() {
        start(ServerSetup.PROTOCOL_SMTPS);
        failure(Tls.IMPLICIT, null, null);
        assertEquals(0, received());
    }

    @Test
    @DisplayName("G4 connections on which the server never greets are closed, so that there are some when it is back")
    void neverGreets() {
        start(ServerSetup.PROTOCOL_SMTP);
        try (var line = new FaultyMailProxy(port())) {
            line.stayMute();
            var quick = server(new Config(
                    line.port(),
                    Tls.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3)));
            var attempts = new ArrayList<CompletableFuture<Void>>();
            for (var i = 0; i < 2 * MailServer.MAX_CONNECTIONS; i++) {
                attempts.add(CompletableFuture.runAsync(
                        () -> assertThrows(RuntimeException.class, () -> quick.send(mail())),
                        Thread::startVirtualThread));
            }
            attempts.forEach(CompletableFuture::join);
            line.restore();
            Concurrency.await("a mail is taken", () -> isTaken(quick));
        }
    }

    @Test
    @DisplayName("G4 of many mails that are sent at once each is taken, at the first try")
    void manyAtOnce() {
        start(ServerSetup.PROTOCOL_SMTP);
        var one = server(new Config(
                port(), Tls.NONE, Optional.empty(), Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(20)));
        var attempts = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < MailServer.MAX_CONCURRENT; i++) {
            attempts.add(CompletableFuture.runAsync(
                    () -> {
                        for (var j = 0; j < 30; j++) {
                            one.send(mail());
                        }
                    },
                    Thread::startVirtualThread));
        }
        attempts.forEach(CompletableFuture::join);
        assertEquals(30 * MailServer.MAX_CONCURRENT, received());
    }

    private static boolean isTaken(MailServer by) {
        try {
            by.send(mail());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private GreenMail start(String protocol) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    private GreenMail server() {
        return Objects.requireNonNull(server);
    }

    private int port() {
        return server().getSmtp() == null
                ? server().getSmtps().getPort()
                : server().getSmtp().getPort();
    }

    private int received() {
        return server().getReceivedMessages().length;
    }

    /** Why it is not sent. */
    private String failure(Tls tls, @Nullable String user, @Nullable String password) {
        return String.valueOf(assertThrows(RuntimeException.class, () -> send(tls, user, password))
                .getMessage());
    }

    private void send(Tls tls, @Nullable String user, @Nullable String password) {
        server(new Config(
                        port(),
                        tls,
                        Optional.ofNullable(user),
                        Optional.ofNullable(password),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20)))
                .send(mail());
    }

    private static MailServer server(MailConfig config) {
        return new MailServer(config, VERTX, new NoTlsConfigurations());
    }

    private static OutgoingMail mail() {
        return new OutgoingMail(
                "<1@example.com>",
                "<0@example.com>",
                "Ann",
                "ann@example.com",
                "Hello",
                "Text",
                "<p>Text</p>",
                "https://example.com/unsubscribe");
    }

    private record Config(
            int port, Tls tls, Optional<String> user, Optional<String> password, Duration idleTimeout, Duration timeout)
            implements MailConfig {
        @Override
        public Optional<String> host() {
            return Optional.of("127.0.0.1");
        }

        @Override
        public String from() {
            return "Conversations <conversations@example.com>";
        }

        @Override
        public Duration window() {
            return Duration.ZERO;
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://example.com/");
        }
    }

    private static final class NoTlsConfigurations implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
