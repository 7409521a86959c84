package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import conversations.alert.mail.MailConfig.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** G4: a real mail server gets mails as the operator configured it, or none at all. */
class MailServerTest {
    private @Nullable GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    @DisplayName("G4 signs in with user and password, and sends nothing with a wrong one")
    void signsIn() throws MessagingException {
        start(ServerSetup.PROTOCOL_SMTP).setUser("conversations@example.com", "conversations", "right");
        server().getManagers().getUserManager().setAuthRequired(true);
        assertThrows(AuthenticationFailedException.class, () -> send(Tls.NONE, "conversations", "wrong"));
        assertEquals(0, received());
        send(Tls.NONE, "conversations", "right");
        assertEquals(1, received());
    }

    @Test
    @DisplayName("G4 a password does not go out in the clear where TLS is only missing")
    void noPasswordInTheClear() {
        start(ServerSetup.PROTOCOL_SMTP).setUser("conversations@example.com", "conversations", "right");
        assertThrows(MessagingException.class, () -> send(Tls.OPTIONAL, "conversations", "right"));
        assertEquals(0, received());
    }

    @Test
    @DisplayName(
            "G4 TLS where it is offered: without it the mail goes in the clear, and where TLS is a must not at all")
    void withoutTls() throws MessagingException {
        start(ServerSetup.PROTOCOL_SMTP);
        assertThrows(MessagingException.class, () -> send(Tls.REQUIRED, null, null));
        assertThrows(MessagingException.class, () -> send(Tls.IMPLICIT, null, null));
        assertEquals(0, received());
        send(Tls.OPTIONAL, null, null);
        assertEquals(1, received());
    }

    @Test
    @DisplayName("G4 a server whose certificate nobody vouches for gets nothing")
    void untrusted() {
        start(ServerSetup.PROTOCOL_SMTPS);
        assertThrows(MessagingException.class, () -> send(Tls.IMPLICIT, null, null));
        assertEquals(0, received());
    }

    private GreenMail start(String protocol) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    private GreenMail server() {
        return java.util.Objects.requireNonNull(server);
    }

    private int received() {
        return server().getReceivedMessages().length;
    }

    private void send(Tls tls, @Nullable String user, @Nullable String password) throws MessagingException {
        var port = server().getSmtp() == null
                ? server().getSmtps().getPort()
                : server().getSmtp().getPort();
        new MailServer(new Config(port, tls, Optional.ofNullable(user), Optional.ofNullable(password)))
                .send(new OutgoingMail(
                        "<1@example.com>",
                        "<0@example.com>",
                        "ann@example.com",
                        "Hello",
                        "Text",
                        "<p>Text</p>",
                        "https://example.com/unsubscribe"));
    }

    private record Config(int port, Tls tls, Optional<String> user, Optional<String> password) implements MailConfig {
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
        public Duration silence() {
            return Duration.ofSeconds(10);
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://example.com/");
        }
    }
}
