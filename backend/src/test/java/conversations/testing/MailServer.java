package conversations.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real mail server for the tests of one run, behind a {@link FaultyMailProxy}. */
public class MailServer implements QuarkusTestResourceLifecycleManager {
    private static @Nullable GreenMail server;
    private static @Nullable FaultyMailProxy line;

    @Override
    public Map<String, String> start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        line = new FaultyMailProxy(server.getSmtp().getPort());
        return Map.of(
                "conversations.mail.host",
                "127.0.0.1",
                "conversations.mail.port",
                String.valueOf(line.port()),
                "conversations.mail.public-url",
                "https://talk.example.com/");
    }

    @Override
    public void stop() {
        if (server != null) {
            line().close();
            server.stop();
        }
    }

    /** The way to it. */
    public static FaultyMailProxy line() {
        return java.util.Objects.requireNonNull(line);
    }

    /** The mails to this address, in order. */
    public static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(java.util.Objects.requireNonNull(server).getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
