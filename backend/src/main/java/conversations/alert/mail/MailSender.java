package conversations.alert.mail;

import conversations.alert.delivery.DeliveryPool;
import conversations.alert.delivery.RetryPolicy;
import conversations.platform.problem.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends due mails. A claim is committed before the mail is sent, and the outcome is recorded afterwards: no database
 * connection waits for a mail server, and a node that dies leaves a mail that is retried.
 */
@ApplicationScoped
class MailSender {
    /**
     * Maximum number of attempts, more than retries make in a day. A mail with more of them was claimed by nodes that died
     * while sending it.
     */
    private static final int MAX_ATTEMPTS = 60;

    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private final DeliveryPool pool = new DeliveryPool(MailServer.MAX_CONCURRENT);
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();
    private final MailQueue mails;
    private final MailRenderer renderer;
    private final MailServer server;
    private final Clock clock;
    private final Counter sent;
    private final Counter failed;
    private final Counter dropped;

    MailSender(MailQueue mails, MailRenderer renderer, MailServer server, Clock clock, MeterRegistry meters) {
        this.mails = mails;
        this.renderer = renderer;
        this.server = server;
        this.clock = clock;
        sent = meters.counter("conversations.mail.sent");
        failed = meters.counter("conversations.mail.failed");
        dropped = meters.counter("conversations.mail.dropped");
        meters.gauge("conversations.mail.waiting", waiting);
        meters.gauge("conversations.mail.dead", dead);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (!server.isConfigured()) {
            return;
        }
        try {
            sendDue(clock.instant());
        } catch (RuntimeException e) {
            Outage.log(LOG, e, "Due mails can't be read; trying again");
        }
    }

    /** Updates the gauges, which count the mails of all nodes. */
    @Scheduled(every = "15s")
    void count() {
        waiting.set(mails.count(MailState.WAITING));
        dead.set(mails.count(MailState.DEAD));
    }

    /**
     * Starts sending the items that are due at {@code now}, as many as may be in progress at a time; returns their futures.
     */
    List<CompletableFuture<Void>> sendDue(Instant now) {
        return pool.deliverDue(room -> mails.claim(now, room), mail -> deliver(mail, now));
    }

    private void deliver(Mail mail, Instant now) {
        if (mail.attempts() > MAX_ATTEMPTS) {
            DeliveryPool.recordOutcome(
                    () -> mails.recordFailure(mail, "The mail was tried too often without a result.", null));
            return;
        }
        try {
            var outgoing = renderer.render(mail);
            if (outgoing.isPresent()) {
                server.send(outgoing.get());
            }
            (outgoing.isPresent() ? sent : dropped).increment();
        } catch (RuntimeException e) {
            // The server's answer may contain an address: it is stored for the operator, and not logged.
            LOG.infof("Mail %s was not accepted, attempt %d", mail.id(), (Object) mail.attempts());
            failed.increment();
            DeliveryPool.recordOutcome(() -> mails.recordFailure(mail, reason(e), nextAttempt(mail, now)));
            return;
        }
        DeliveryPool.recordOutcome(() -> mails.complete(mail));
    }

    /** The server's answer with its reply code, or the reason for which there is none. */
    private static String reason(RuntimeException failure) {
        return switch (failure) {
            case TimeoutException _ -> "The mail server did not take it in time.";
            case CompletionException _
            when failure.getCause() != null -> String.valueOf(failure.getCause().getMessage());
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static @Nullable Instant nextAttempt(Mail mail, Instant now) {
        return RetryPolicy.MAIL.nextAttempt(
                mail.attempts(),
                mail.firstTriedAt(),
                now,
                ThreadLocalRandom.current().nextDouble());
    }
}
