package conversations.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.conversation.ChangeRequest;
import conversations.conversation.ConversationEditor;
import conversations.conversation.ConversationStarter;
import conversations.conversation.StartRequest;
import conversations.demo.DemoScript.DemoConversation;
import conversations.message.MessagePoster;
import conversations.message.NewMessageRequest;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.person.UserImporter;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.time.ApplicationClock;
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

/** Imports demo.json into an empty database, through the same services as the API and at the times given there. */
@ApplicationScoped
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private final Optional<Path> file;
    private final UserImporter userImporter;
    private final Records records;
    private final ConversationStarter conversationStarter;
    private final MessagePoster messagePoster;
    private final ConversationEditor conversationEditor;
    private final ReadMarks marks;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Session session;
    private final Clock clock;
    private final Map<String, UUID> people = new HashMap<>();

    DemoData(
            @ConfigProperty(name = "conversations.demo.data") Optional<Path> file,
            UserImporter userImporter,
            Records records,
            ConversationStarter conversationStarter,
            MessagePoster messagePoster,
            ConversationEditor conversationEditor,
            ReadMarks marks,
            Outbox outbox,
            ObjectMapper json,
            Session session,
            Clock clock) {
        this.file = file;
        this.userImporter = userImporter;
        this.records = records;
        this.conversationStarter = conversationStarter;
        this.messagePoster = messagePoster;
        this.conversationEditor = conversationEditor;
        this.marks = marks;
        this.outbox = outbox;
        this.json = json;
        this.session = session;
        this.clock = clock;
    }

    /** Imports each conversation in a transaction of its own, so that the next start continues an interrupted import. */
    void load(@Observes StartupEvent start) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        var script = json.readValue(file.get().toFile(), DemoScript.class);
        var conversations = script.conversations();
        var loaded = (int) conversationStarter.countAll();
        if (loaded >= conversations.size()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> importMasterData(script));
        conversations
                .subList(loaded, conversations.size())
                .forEach(conversation -> QuarkusTransaction.requiringNew().run(() -> playConversation(conversation)));
        LOG.infof("Loaded the demo: %d conversations", conversations.size());
    }

    private void importMasterData(DemoScript script) {
        for (var person : script.users()) {
            var user = userImporter.upsertUser(
                    person.externalId(), person.givenName(), person.familyName(), person.email(), true);
            people.put(person.externalId(), user.id());
        }
        for (var entry : script.records()) {
            var access = new HashMap<UUID, Records.Access>();
            entry.access()
                    .forEach(line -> access.put(person(line.user()), new Records.Access(line.view(), line.edit())));
            records.upsert(new RecordKey(entry.type(), entry.id()), entry.name(), entry.restricted(), access);
        }
    }

    private void playConversation(DemoConversation conversation) {
        var first = conversation.messages().getFirst();
        var id = new UUID[1];
        runAt(
                first.at(),
                () -> id[0] = conversationStarter
                        .start(new UserId(person(conversation.by())), request(conversation), IdempotencyKey.NONE)
                        .id());
        for (var line :
                conversation.messages().subList(1, conversation.messages().size())) {
            runAt(
                    line.at(),
                    () -> messagePoster.post(
                            id[0],
                            new UserId(person(line.by())),
                            new NewMessageRequest(line.text(), null, null),
                            IdempotencyKey.NONE));
        }
        var closedBy = conversation.closedBy();
        if (closedBy != null && conversation.closedAt() != null) {
            runAt(
                    conversation.closedAt(),
                    () -> conversationEditor.change(
                            id[0], new UserId(person(closedBy)), new ChangeRequest(null, null, Optional.of("closed"))));
        }
        conversation
                .readBy()
                .forEach((who, through) -> runAt(
                        "-0d00:00",
                        () -> marks.markRead(
                                id[0], new UserId(person(who)), through.isNumber() ? through.asLong() : null)));
        // Old messages alert nobody.
        outbox.discard();
    }

    private static StartRequest request(DemoConversation conversation, List<String> others) {
        return new StartRequest(
                conversation.messages().getFirst().text(),
                others,
                conversation.subject(),
                conversation.description(),
                conversation.privateToParticipants(),
                conversation.about().stream()
                        .map(record -> record.split(":", 2))
                        .map(parts -> new StartRequest.AboutRef(parts[0], parts[1]))
                        .toList(),
                null);
    }

    private StartRequest request(DemoConversation conversation) {
        return request(
                conversation,
                conversation.with().stream()
                        .map(name -> person(name).toString())
                        .toList());
    }

    /** Runs a step at a time of the past, with a cleared session as for a request of its own. */
    private void runAt(String time, Runnable step) {
        ApplicationClock.runAt(instant(time), step);
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
