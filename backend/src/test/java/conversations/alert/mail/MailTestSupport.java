package conversations.alert.mail;

import conversations.testing.Api;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.MailServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The mails of the tests, whose window ends when a test says so. */
@ApplicationScoped
class MailTestSupport {
    private static final Duration WINDOW = Duration.ofHours(24);
    private final MailSender postman;
    private final Clock clock;

    MailTestSupport(MailSender postman, Clock clock) {
        this.postman = postman;
        this.clock = clock;
    }

    /** The line is well, and nothing waits. */
    void clear() {
        MailServer.line().restore();
        Database.update("delete from mail");
    }

    Instant now() {
        return clock.instant();
    }

    /** A time at which all waiting mails are due. */
    Instant due() {
        return now().plus(WINDOW);
    }

    void sendAll() {
        sendAll(due());
    }

    /** Returns once all that is due at {@code now} was tried. */
    void sendAll(Instant now) {
        List<CompletableFuture<Void>> underWay;
        do {
            underWay = postman.sendDue(now);
            underWay.forEach(CompletableFuture::join);
            // While the product itself looks for mails, there is no room for ours.
        } while (!underWay.isEmpty() || isAnyDue(now));
    }

    private static boolean isAnyDue(Instant now) {
        return Database.number("select count(*) from mail where state = 'waiting' and due_at <= ?", Timestamp.from(now))
                > 0;
    }

    /** Returns once a mail waits for the person that tells of so many entries. */
    void awaitWaiting(Api person, String conversation, int entries) {
        Concurrency.await(
                "a mail of " + entries,
                () -> Database.number(
                                "select count(*) from mail where user_id = ? and conversation_id = ?::uuid and cardinality(seqs) = ? and attempts = 0",
                                person.id(),
                                conversation,
                                entries)
                        == 1);
    }

    /** Returns once a mail waits for the person. */
    void awaitAny(Api person) {
        Concurrency.await(
                "a mail",
                () -> Database.number("select count(*) from mail where user_id = ? and attempts = 0", person.id()) > 0);
    }
}
