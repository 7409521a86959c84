package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.MailServer;
import conversations.testing.ReceivedMail;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that dies while it sends: what a mail server was away for goes out at once when it is back. */
@Tag("faults")
class SendingFaultTest {
    private static final int EACH = 30;
    private static final List<String> READERS = List.of("reader-1", "reader-2", "reader-3");

    @Test
    @DisplayName(
            "G4 the mail server down, then a node killed while sending: every mail comes, once but for copies of the same id")
    void down() throws Exception {
        var server = new MailServer();
        var port = Objects.requireNonNull(server.start().get("conversations.mail.port"));
        var environment = Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", port, "SMTP_TLS", "none", "MAIL_WINDOW", "0S");
        try (var cluster = new Cluster(2, environment)) {
            var writer = new TestUser(cluster, "writer", 1);
            var readers = new ArrayList<TestUser>();
            for (var name : READERS) {
                readers.add(new TestUser(cluster, name, 1));
            }
            var conversation = writer.start("Message 0.", readers);
            MailServer.line().refuseAll();
            say(writer, conversation, 1);
            Concurrency.await(
                    "mails have failed",
                    () -> number(cluster, "select count(*) from mail where attempts > 0") >= EACH * READERS.size());
            MailServer.line().restore();
            update(cluster, "update mail set due_at = now()");
            say(writer, conversation, EACH + 1);
            cluster.kill(0);
            Concurrency.await(
                    "nothing waits but what the dead one was sending",
                    () -> number(cluster, "select count(*) from mail where due_at < now() + interval '3 minutes'")
                            == 0);
            var unheard = number(cluster, "select count(*) from mail");
            update(cluster, "update mail set due_at = now()");
            Concurrency.await("nothing waits", () -> number(cluster, "select count(*) from mail") == 0);
            var copies = check();
            System.out.printf(
                    "Mail server down, then a node killed while sending: %d mails to %d people, %d were being sent by who died; 0 lost, 0 doubled, %d copies of the same id%n",
                    (2 * EACH + 1) * READERS.size(), READERS.size(), unheard, copies);
        } finally {
            server.stop();
        }
    }

    private static void say(TestUser writer, String conversation, int from) {
        for (var i = from; i < from + EACH; i++) {
            writer.say(conversation, "Message " + i + ".");
        }
    }

    /** The number of repeated mails. */
    private static int check() {
        var copies = 0;
        for (var reader : READERS) {
            var ids = new TreeMap<String, TreeSet<String>>();
            for (var mail : MailServer.mailsTo(reader + "@test.example.org")) {
                var received = new ReceivedMail(mail);
                var text = received.text()
                        .lines()
                        .filter(line -> line.startsWith("Message "))
                        .findFirst()
                        .orElseThrow();
                if (!ids.computeIfAbsent(text, _ -> new TreeSet<>()).add(received.header("Message-ID"))) {
                    copies++;
                }
            }
            assertEquals(2 * EACH + 1, ids.size(), reader + " has a mail of every message");
            ids.forEach(
                    (text, own) -> assertEquals(1, own.size(), text + " came to " + reader + " as more than one mail"));
        }
        return copies;
    }

    private static long number(Cluster cluster, String sql) {
        try (var connection = cluster.connect()) {
            return Long.parseLong(Database.texts(connection, sql).getFirst());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void update(Cluster cluster, String sql) throws SQLException {
        try (var connection = cluster.connect()) {
            Database.update(connection, sql);
        }
    }
}
