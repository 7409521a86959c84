package conversations.alert;

import conversations.alert.mail.MailConfig;
import conversations.alert.mail.MailServer;
import conversations.alert.mail.Mails;
import conversations.alert.preference.AlertPreferences;
import conversations.alert.preference.Channel;
import conversations.alert.preference.Preferences;
import conversations.alert.push.PushKeys;
import conversations.alert.push.Pushes;
import conversations.audience.AlertAudience;
import conversations.audience.AlertAudience.AlertRecipient;
import conversations.outbox.Event;
import conversations.outbox.EventConsumers;
import conversations.outbox.EventLog;
import conversations.outbox.EventReader;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
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
 * Reads what happened, once in the whole system and in order, and has those alerted who want it. What comes of an event is
 * committed with the position after it, so that a node may die at any point: no alert is lost, and none made twice (G4).
 */
@ApplicationScoped
class Alerting implements EventReader {
    private static final String NAME = "alert";
    private static final int AT_ONCE = 100;
    private static final int ATTEMPTS = 3;
    /** For what is under way when the node stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Set<EventType> ALERTING = EnumSet.of(
            EventType.CONVERSATION_CREATED,
            EventType.MESSAGE_CREATED,
            EventType.PARTICIPANT_JOINED,
            EventType.PARTICIPANT_LEFT,
            EventType.PARTICIPANT_REMOVED);

    private static final Logger LOG = Logger.getLogger(Alerting.class);
    private final Semaphore words = new Semaphore(0);
    private final EventConsumers consumers;
    private final EventLog events;
    private final AlertAudience audience;
    private final Preferences preferences;
    private final Outbox outbox;
    private final Mails mails;
    private final MailServer mailServer;
    private final Pushes pushes;
    private final PushKeys pushKeys;
    private final Duration window;
    private final Clock clock;
    /** How often the next events could not be told of. */
    private int failures;

    private volatile boolean running;
    private final Thread worker = Thread.ofPlatform().name("alerting").daemon().unstarted(this::run);

    Alerting(
            EventConsumers consumers,
            EventLog events,
            AlertAudience audience,
            Preferences preferences,
            Outbox outbox,
            Mails mails,
            MailServer mailServer,
            Pushes pushes,
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
        worker.join(PATIENCE);
    }

    @Override
    public void poll() {
        words.release();
    }

    private void run() {
        while (running) {
            try {
                words.acquire();
                words.drainPermits();
                while (running && QuarkusTransaction.requiringNew().call(this::read) > 0) {
                    // There may be more.
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                // Nothing of it is done, and it is read again at the next word, which comes within a second.
                Outage.log(LOG, e, "Alerts could not be made; trying again");
            }
        }
    }

    /** How many were read: none while another node is at it. */
    private int read() throws SQLException {
        var position = consumers.lockPosition(NAME);
        if (position.isEmpty()) {
            return 0;
        }
        var batch = events.eventsAfter(position.getAsLong(), failures == 0 ? AT_ONCE : 1);
        if (!batch.isEmpty()) {
            attempt(batch.stream()
                    .filter(event -> ALERTING.contains(event.type()))
                    .toList());
            consumers.advance(NAME, batch.getLast().position());
            failures = 0;
        }
        return batch.size();
    }

    /** What fails goes on one by one, and what then fails time and again is given up: it must not stop all others. */
    private void attempt(List<Event> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (failures > ATTEMPTS) {
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
        var members = audience.recipients(batch);
        var chosen = preferences.of(members.values().stream()
                .flatMap(List::stream)
                .map(AlertRecipient::user)
                .collect(Collectors.toSet()));
        members.forEach((event, concerned) -> {
            var seq = Objects.requireNonNull(event.seq());
            var now = clock.instant();
            if (concerned.isEmpty()) {
                return;
            }
            var by = concerned.getFirst().by();
            var popUps = to(Channel.POPUP, concerned, chosen);
            if (!popUps.isEmpty()) {
                outbox.publishTo(EventType.ALERT, event, popUps);
            }
            if (pushKeys.areThere() && !popUps.isEmpty()) {
                pushes.collect(event.conversation(), seq, by, popUps, now);
            }
            var mailed = to(Channel.EMAIL, concerned, chosen);
            if (mailServer.isThere() && !mailed.isEmpty()) {
                mails.collect(event.conversation(), seq, by, mailed, now, now.plus(window));
            }
        });
    }

    private static Collection<UUID> to(
            Channel channel, List<AlertRecipient> members, Map<UUID, AlertPreferences> chosen) {
        return members.stream()
                .filter(member -> AlertDecision.channels(
                                member, chosen.getOrDefault(member.user(), AlertPreferences.DEFAULTS))
                        .contains(channel))
                .map(AlertRecipient::user)
                .toList();
    }
}
