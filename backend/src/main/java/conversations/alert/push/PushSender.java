package conversations.alert.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.alert.delivery.DeliveryPool;
import conversations.alert.delivery.RetryPolicy;
import conversations.platform.problem.Outage;
import conversations.platform.web.GuardedHttpClient.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends due pushes, as {@code MailSender} sends mails. */
@ApplicationScoped
class PushSender {
    /** Number of refusals of our keys after which a subscription is deleted; by then it is no temporary mistake. */
    private static final int MAX_REFUSALS = 8;

    private static final Logger LOG = Logger.getLogger(PushSender.class);
    private final DeliveryPool pool = new DeliveryPool(PushService.MAX_CONCURRENT);
    private final PushQueue pushes;
    private final PushSubscriptions subscriptions;
    private final PopUpRenderer renderer;
    private final PushService service;
    private final PushKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Counter sent;
    private final Counter failed;
    private final Counter dropped;

    PushSender(
            PushQueue pushes,
            PushSubscriptions subscriptions,
            PopUpRenderer renderer,
            PushService service,
            PushKeys keys,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.pushes = pushes;
        this.subscriptions = subscriptions;
        this.renderer = renderer;
        this.service = service;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        sent = meters.counter("conversations.push.sent");
        failed = meters.counter("conversations.push.failed");
        dropped = meters.counter("conversations.push.dropped");
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (!keys.isConfigured()) {
            return;
        }
        try {
            sendDue(clock.instant());
        } catch (RuntimeException e) {
            Outage.log(LOG, e, "Due pushes can't be read; trying again");
        }
    }

    /**
     * Starts sending the items that are due at {@code now}, as many as may be in progress at a time; returns their futures.
     */
    List<CompletableFuture<Void>> sendDue(Instant now) {
        return pool.deliverDue(room -> pushes.claim(now, room), push -> deliver(push, now));
    }

    private void deliver(Push push, Instant now) {
        var rest = Duration.between(now, push.createdAt().plus(RetryPolicy.PUSH.giveUpAfter()));
        try {
            var popUp = rest.isPositive() ? renderer.render(push) : null;
            if (popUp == null || popUp.isEmpty()) {
                dropped.increment();
                DeliveryPool.recordOutcome(() -> pushes.complete(push, now));
                return;
            }
            settle(push, service.send(push, bytes(popUp.get()), rest), now);
        } catch (IOException | RuntimeException e) {
            // The message is not logged, because it may contain the endpoint, which is secret.
            LOG.infof("Push %s was not delivered, attempt %d: %s", push.id(), push.attempts(), e.getClass());
            retry(push, null, now);
        }
    }

    private void settle(Push push, Answer answer, Instant now) {
        var status = answer.status();
        // The subscription was revoked or has expired, or was made with other keys of the server.
        if (status == 404 || status == 410 || (status == 401 || status == 403) && push.attempts() >= MAX_REFUSALS) {
            dropped.increment();
            DeliveryPool.recordOutcome(() -> subscriptions.deleteGone(push.subscription()));
            return;
        }
        switch (status) {
            case 200, 201, 202, 204 -> {
                sent.increment();
                DeliveryPool.recordOutcome(() -> pushes.complete(push, now));
            }
            default -> {
                LOG.infof("Push %s was not accepted, attempt %d: %d", push.id(), push.attempts(), status);
                retry(push, answer.retryAfter(), now);
            }
        }
    }

    private void retry(Push push, @Nullable Duration asked, Instant now) {
        failed.increment();
        var own = RetryPolicy.PUSH.nextAttempt(
                push.attempts(),
                push.createdAt(),
                now,
                ThreadLocalRandom.current().nextDouble());
        var next = own == null || asked == null || own.isAfter(now.plus(asked)) ? own : now.plus(asked);
        DeliveryPool.recordOutcome(() -> pushes.recordFailure(push, next, now));
    }

    private byte[] bytes(PopUp popUp) {
        try {
            return json.writeValueAsBytes(popUp);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
