package conversations.alert.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.alert.delivery.Backoff;
import conversations.alert.delivery.Dispatch;
import conversations.platform.problem.Outage;
import conversations.platform.web.Outward.Answer;
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

/** Pushes the pop-ups that are due, as {@code Postman} sends mails. */
@ApplicationScoped
class Pusher {
    /** Of refusals of our keys: by then it is no mistake that somebody is mending. */
    private static final int MOST_REFUSALS = 8;

    private static final Logger LOG = Logger.getLogger(Pusher.class);
    private final Dispatch dispatch = new Dispatch(PushService.AT_ONCE);
    private final Pushes pushes;
    private final PushSubscriptions subscriptions;
    private final PopUpWriter writer;
    private final PushService service;
    private final PushKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Counter sent;
    private final Counter failed;
    private final Counter dropped;

    Pusher(
            Pushes pushes,
            PushSubscriptions subscriptions,
            PopUpWriter writer,
            PushService service,
            PushKeys keys,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.pushes = pushes;
        this.subscriptions = subscriptions;
        this.writer = writer;
        this.service = service;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        sent = meters.counter("conversations.push.sent");
        failed = meters.counter("conversations.push.failed");
        dropped = meters.counter("conversations.push.dropped");
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!keys.areThere()) {
            return;
        }
        try {
            send(clock.instant());
        } catch (RuntimeException e) {
            Outage.log(LOG, e, "Pop-ups can't be looked for; trying again");
        }
    }

    /** Begins to send those that are due at {@code now}, as many as may be on their way at a time; what is under way. */
    List<CompletableFuture<Void>> send(Instant now) {
        return dispatch.send(room -> pushes.claim(now, room), push -> deliver(push, now));
    }

    private void deliver(Push push, Instant now) {
        var rest = Duration.between(now, push.createdAt().plus(Backoff.PUSH.giveUp()));
        try {
            var popUp = rest.isPositive() ? writer.write(push) : null;
            if (popUp == null || popUp.isEmpty()) {
                dropped.increment();
                Dispatch.note(() -> pushes.done(push, now));
                return;
            }
            settle(push, service.send(push, bytes(popUp.get()), rest), now);
        } catch (IOException | RuntimeException e) {
            // What it says may hold the endpoint, which is the browser's secret.
            LOG.infof("Pop-up %s did not arrive, attempt %d: %s", push.id(), push.attempts(), e.getClass());
            retry(push, null, now);
        }
    }

    private void settle(Push push, Answer answer, Instant now) {
        var status = answer.status();
        // The browser's user took it back, or it is long gone; or it knows this server by other keys.
        if (status == 404 || status == 410 || (status == 401 || status == 403) && push.attempts() >= MOST_REFUSALS) {
            dropped.increment();
            Dispatch.note(() -> subscriptions.forget(push.subscription()));
            return;
        }
        switch (status) {
            case 200, 201, 202, 204 -> {
                sent.increment();
                Dispatch.note(() -> pushes.done(push, now));
            }
            default -> {
                LOG.infof("Pop-up %s was not taken, attempt %d: %d", push.id(), push.attempts(), status);
                retry(push, answer.retryAfter(), now);
            }
        }
    }

    private void retry(Push push, @Nullable Duration asked, Instant now) {
        failed.increment();
        var own = Backoff.PUSH.next(
                push.attempts(),
                push.createdAt(),
                now,
                ThreadLocalRandom.current().nextDouble());
        var next = own == null || asked == null || own.isAfter(now.plus(asked)) ? own : now.plus(asked);
        Dispatch.note(() -> pushes.failed(push, next, now));
    }

    private byte[] bytes(PopUp popUp) {
        try {
            return json.writeValueAsBytes(popUp);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
