package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Concurrently;
import conversations.testing.Database;
import conversations.testing.MailServer;
import conversations.testing.Received;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A mail server that is away while people talk, and a node that dies while mails are tried. */
class MailFault {
    private static final int CONVERSATIONS = 40;

    @Test
    @DisplayName("G4 the mail server down and a node killed meanwhile: each mail goes out, and once")
    void down() throws Exception {
        var server = new MailServer();
        var settings = server.start();
        var environment = Map.of(
                "SMTP_HOST", String.valueOf(settings.get("conversations.mail.host")),
                "SMTP_PORT", String.valueOf(settings.get("conversations.mail.port")),
                "MAIL_WINDOW", "0S");
        MailServer.line().goDown();
        try (var cluster = new Cluster(2, environment)) {
            var ann = new Person(cluster, "ann", 0);
            var ben = new Person(cluster, "ben", 1);
            var cat = new Person(cluster, "cat", 1);
            for (var i = 0; i < CONVERSATIONS; i++) {
                ann.start("Number " + i + ".", List.of(ben, cat));
                if (i == CONVERSATIONS / 2) {
                    cluster.kill(0);
                }
            }
            Concurrently.await("every mail was tried", () -> number(cluster, "min(attempts)") > 0);
            assertEquals(2 * CONVERSATIONS, number(cluster, "count(*)"));
            MailServer.line().mend();
            // Those of a node that died wait for the end of its lease: a try later all are through.
            Concurrently.await("no mail is waiting", () -> number(cluster, "count(*)") == 0, 600);
            for (var person : List.of("ben", "cat")) {
                var mails = MailServer.mailsTo(person + "@test.example.org").stream()
                        .map(Received::new)
                        .toList();
                assertEquals(
                        CONVERSATIONS,
                        new HashSet<>(mails.stream()
                                        .map(mail -> mail.header("Message-ID"))
                                        .toList())
                                .size());
                assertEquals(CONVERSATIONS, mails.size(), "copies under the same Message-ID");
                for (var i = 0; i < CONVERSATIONS; i++) {
                    var text = "Number " + i + ".";
                    assertEquals(
                            1,
                            mails.stream()
                                    .filter(mail -> mail.text().contains(text))
                                    .count(),
                            text);
                }
            }
            System.out.printf("The mail server down, a node killed: %d mails, each once%n", 2 * CONVERSATIONS);
        } finally {
            server.stop();
        }
    }

    private static long number(Cluster cluster, String what) {
        try (var connection = cluster.connect()) {
            return Long.parseLong(Database.texts(connection, "select coalesce(" + what + ", 0) from mail")
                    .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
