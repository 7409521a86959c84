package conversations.alert;

import conversations.alert.mail.MailConfig;
import conversations.alert.mail.MailQueue;
import conversations.alert.mail.MailServer;
import conversations.alert.preference.AlertPreferenceStore;
import conversations.alert.preference.AlertPreferences;
import conversations.alert.preference.Channel;
import conversations.alert.push.PushKeys;
import conversations.alert.push.PushQueue;
import conversations.audience.AlertAudience;
import conversations.audience.AlertAudience.AlertRecipient;
import conversations.outbox.Event;
import conversations.outbox.EventConsumers;
import conversations.outbox.EventLog;
import conversations.outbox.EventReader;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.platform.problem.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads events, once in the whole system and in order, and enqueues alerts to those who want them. The effects of an event
 * are committed together with the position after it, so a node may die at any point: no alert is lost, and none is made
 * twice (G4).
 */
@ApplicationScoped
class AlertDispatcher implements EventReader {
    private static final String CONSUMER = "alert";
    private static final int BATCH_SIZE = 100;
    private static final int MAX_ATTEMPTS = 3;
    /** The time that work in progress gets when the node stops. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    private static final Set<EventType> ALERTING_TYPES = EnumSet.of(
            EventType.CONVERSATION_CREATED,
            EventType.MESSAGE_CREATED,
            EventType.PARTICIPANT_JOINED,
            EventType.PARTICIPANT_LEFT,
            EventType.PARTICIPANT_REMOVED);

    private static final Logger LOG = Logger.getLogger(AlertDispatcher.class);
    private final Semaphore wakeUps = new Semaphore(0);
    private final EventConsumers consumers;
    private final EventLog events;
    private final AlertAudience audience;
    private final AlertPreferenceStore preferences;
    private final Outbox outbox;
    private final MailQueue mails;
    private final MailServer mailServer;
    private final PushQueue pushes;
    private final PushKeys pushKeys;
    private final Duration window;
    private final Clock clock;
    /** The number of failed attempts at the next events. */
    private int failures;

    private volatile boolean running;
    private final Thread worker = Thread.ofPlatform().name("alerting").daemon().unstarted(this::run);

    AlertDispatcher(
            EventConsumers consumers,
            EventLog events,
            AlertAudience audience,
            AlertPreferenceStore preferences,
            Outbox outbox,
            MailQueue mails,
            MailServer mailServer,
            PushQueue pushes,
            PushKeys pushKeys,
            MailConfig config,
            Clock clock) {
        this.consumers = consumers;
        this.events = events;
        this.audience = audience;
        this.preferences = preferences;
        this.outbox = outbox;
        this.mails = mails;
        this.mailServer = mailServer;
        this.pushes = pushes;
        this.pushKeys = pushKeys;
        this.window = config.window();
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        poll();
        worker.join(SHUTDOWN_TIMEOUT);
    }

    @Override
    public void poll() {
        wakeUps.release();
    }

    private void run() {
        while (running) {
            try {
                wakeUps.acquire();
                wakeUps.drainPermits();
                while (running && QuarkusTransaction.requiringNew().call(this::readBatch) > 0) {
                    // A full batch may be followed by more.
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                // The batch was rolled back, and is read again at the next poll, within a second.
                Outage.log(LOG, e, "Alerts could not be created; trying again");
            }
        }
    }

    /** Handles one batch and returns its size; 0 while another node holds the position. */
    private int readBatch() throws SQLException {
        var position = consumers.lockPosition(CONSUMER);
        if (position.isEmpty()) {
            return 0;
        }
        var batch = events.eventsAfter(position.getAsLong(), failures == 0 ? BATCH_SIZE : 1);
        if (!batch.isEmpty()) {
            tryAlert(batch.stream()
                    .filter(event -> ALERTING_TYPES.contains(event.type()))
                    .toList());
            consumers.advance(CONSUMER, batch.getLast().position());
            failures = 0;
        }
        return batch.size();
    }

    /**
     * Makes the alerts of a batch. The events of a failed batch are handled one by one; one that fails repeatedly is given
     * up, because it must not stop all others.
     */
    private void tryAlert(List<Event> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (failures > MAX_ATTEMPTS) {
            LOG.errorf(
                    "Giving up the alerts of event %d",
                    (Object) batch.getFirst().position());
            return;
        }
        try {
            alert(batch);
        } catch (RuntimeException e) {
            failures++;
            throw e;
        }
    }

    private void alert(List<Event> batch) {
        var recipientsByEvent = audience.recipients(batch);
        var preferencesByUser = preferences.of(recipientsByEvent.values().stream()
                .flatMap(List::stream)
                .map(AlertRecipient::user)
                .collect(Collectors.toSet()));
        recipientsByEvent.forEach((event, recipients) -> {
            var seq = Objects.requireNonNull(event.seq());
            var now = clock.instant();
            if (recipients.isEmpty()) {
                return;
            }
            var author = recipients.getFirst().author();
            var popUps = usersOf(Channel.POPUP, recipients, preferencesByUser);
            if (!popUps.isEmpty()) {
                outbox.publishTo(EventType.ALERT, event, popUps);
            }
            if (pushKeys.isConfigured() && !popUps.isEmpty()) {
                pushes.enqueue(event.conversation(), seq, new UserId(author), popUps, now);
            }
            var mailed = usersOf(Channel.EMAIL, recipients, preferencesByUser);
            if (mailServer.isConfigured() && !mailed.isEmpty()) {
                mails.enqueue(event.conversation(), seq, new UserId(author), mailed, now, now.plus(window));
            }
        });
    }

    private static Collection<UUID> usersOf(
            Channel channel, List<AlertRecipient> recipients, Map<UUID, AlertPreferences> preferencesByUser) {
        return recipients.stream()
                .filter(recipient -> AlertDecision.channels(
                                recipient, preferencesByUser.getOrDefault(recipient.user(), AlertPreferences.DEFAULTS))
                        .contains(channel))
                .map(AlertRecipient::user)
                .toList();
    }
}
