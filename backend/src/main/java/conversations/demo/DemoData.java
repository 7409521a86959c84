package conversations.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.conversation.ChangeRequest;
import conversations.conversation.ConversationEditor;
import conversations.conversation.ConversationStarter;
import conversations.conversation.StartRequest;
import conversations.demo.Script.Talk;
import conversations.message.ReplyRequest;
import conversations.message.Replying;
import conversations.outbox.Outbox;
import conversations.person.UserKeeping;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.time.Clocks;
import conversations.record.RecordKey;
import conversations.record.Records;
import conversations.sidebar.ReadMarks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Plays demo.json into an empty database, through the same services as the API and at the times that it tells. */
@ApplicationScoped
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private final Optional<Path> file;
    private final UserKeeping users;
    private final Records records;
    private final ConversationStarter starting;
    private final Replying replying;
    private final ConversationEditor changing;
    private final ReadMarks marks;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Session session;
    private final Clock clock;
    private final Map<String, UUID> people = new HashMap<>();

    DemoData(
            @ConfigProperty(name = "conversations.demo.data") Optional<Path> file,
            UserKeeping users,
            Records records,
            ConversationStarter starting,
            Replying replying,
            ConversationEditor changing,
            ReadMarks marks,
            Outbox outbox,
            ObjectMapper json,
            Session session,
            Clock clock) {
        this.file = file;
        this.users = users;
        this.records = records;
        this.starting = starting;
        this.replying = replying;
        this.changing = changing;
        this.marks = marks;
        this.outbox = outbox;
        this.json = json;
        this.session = session;
        this.clock = clock;
    }

    /** Each conversation in a transaction of its own: a start that is cut off is gone on with by the next one. */
    void load(@Observes StartupEvent start) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        var script = json.readValue(file.get().toFile(), Script.class);
        var talks = script.conversations();
        var loaded = QuarkusTransaction.requiringNew().call(this::conversations);
        if (loaded >= talks.size()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> keep(script));
        talks.subList(loaded, talks.size())
                .forEach(talk -> QuarkusTransaction.requiringNew().run(() -> play(talk)));
        LOG.infof("Loaded the demo: %d conversations", talks.size());
    }

    private int conversations() {
        return session.createQuery("select count(*) from Conversation", Long.class)
                .getSingleResult()
                .intValue();
    }

    private void keep(Script script) {
        for (var person : script.users()) {
            var user = users.keep(person.externalId(), person.givenName(), person.familyName(), person.email(), true);
            people.put(person.externalId(), user.id());
        }
        for (var entry : script.records()) {
            var access = new HashMap<UUID, Records.Access>();
            entry.access()
                    .forEach(line -> access.put(person(line.user()), new Records.Access(line.view(), line.edit())));
            records.keep(new RecordKey(entry.type(), entry.id()), entry.name(), entry.restricted(), access);
        }
    }

    private void play(Talk talk) {
        var first = talk.messages().getFirst();
        var id = new UUID[1];
        at(
                first.at(),
                () -> id[0] = starting.start(person(talk.by()), request(talk), IdempotencyKey.NONE)
                        .id());
        for (var line : talk.messages().subList(1, talk.messages().size())) {
            at(
                    line.at(),
                    () -> replying.reply(
                            id[0], person(line.by()), new ReplyRequest(line.text(), null, null), IdempotencyKey.NONE));
        }
        var closedBy = talk.closedBy();
        if (closedBy != null && talk.closedAt() != null) {
            at(
                    talk.closedAt(),
                    () -> changing.change(
                            id[0], person(closedBy), new ChangeRequest(null, null, Optional.of("closed"))));
        }
        talk.readBy()
                .forEach((who, through) -> at(
                        "-0d00:00",
                        () -> marks.read(id[0], person(who), through.isNumber() ? through.asLong() : null)));
        // What is long past alerts nobody.
        outbox.discard();
    }

    private static StartRequest request(Talk talk, List<String> others) {
        return new StartRequest(
                talk.messages().getFirst().text(),
                others,
                talk.subject(),
                talk.description(),
                talk.privateToParticipants(),
                talk.about().stream()
                        .map(record -> record.split(":", 2))
                        .map(parts -> new StartRequest.AboutRef(parts[0], parts[1]))
                        .toList(),
                null);
    }

    private StartRequest request(Talk talk) {
        return request(
                talk, talk.with().stream().map(name -> person(name).toString()).toList());
    }

    /** Each step meets the database as a request of its own would: with nothing remembered of the steps before. */
    private void at(String time, Runnable step) {
        Clocks.at(instant(time), step);
        session.flush();
        session.clear();
    }

    private Instant instant(String time) {
        var days = Integer.parseInt(time.substring(1, time.indexOf('d')));
        var midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return midnight.minus(Duration.ofDays(days))
                .plusSeconds(
                        LocalTime.parse(time.substring(time.indexOf('d') + 1)).toSecondOfDay());
    }

    private UUID person(String externalId) {
        var id = people.get(externalId);
        if (id == null) {
            throw new IllegalArgumentException("the demo has no such person: " + externalId);
        }
        return id;
    }
}
