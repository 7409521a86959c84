package conversations.alert.push;

import conversations.person.UserId;
import conversations.testing.Api;
import conversations.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The pop-ups of the tests, beside those that the backend sends by itself. */
@ApplicationScoped
class PushTestSupport {
    private final PushSender pusher;
    private final PushQueue pushes;
    private final Clock clock;

    PushTestSupport(PushSender pusher, PushQueue pushes, Clock clock) {
        this.pusher = pusher;
        this.pushes = pushes;
        this.clock = clock;
    }

    /** As if this had just been decided. */
    void collect(String conversation, long seq, Api person) {
        QuarkusTransaction.requiringNew()
                .run(() -> pushes.enqueue(
                        UUID.fromString(conversation),
                        seq,
                        new UserId(person.id()),
                        List.of(person.id()),
                        clock.instant()));
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns once all that is due at {@code now} was tried. */
    void sendAll(Instant now) {
        List<CompletableFuture<Void>> underWay;
        do {
            underWay = pusher.sendDue(now);
            underWay.forEach(CompletableFuture::join);
        } while (!underWay.isEmpty());
    }

    static long waitingFor(Api person) {
        return Database.number(
                "select count(*) from push p join push_subscription s on s.id = p.subscription_id where s.user_id = ?",
                person.id());
    }
}
