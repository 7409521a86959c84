package conversations.conversation;

import conversations.attachment.MessageAttachments;
import conversations.attachment.MessageKey;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.User;
import conversations.person.UserId;
import conversations.person.Users;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import conversations.platform.web.Ids;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts conversations (section A). */
@ApplicationScoped
public class ConversationStarter {
    private final Users users;
    private final Records records;
    private final Conversations conversations;
    private final Participants participants;
    private final Timeline timeline;
    private final MessageAttachments files;
    private final SearchBlocks searchBlocks;
    private final Presenter presenter;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;

    ConversationStarter(
            Users users,
            Records records,
            Conversations conversations,
            Participants participants,
            Timeline timeline,
            MessageAttachments files,
            SearchBlocks searchBlocks,
            Presenter presenter,
            Idempotency idempotency,
            Outbox outbox,
            EntityManager entities,
            Clock clock) {
        this.users = users;
        this.records = records;
        this.conversations = conversations;
        this.participants = participants;
        this.timeline = timeline;
        this.files = files;
        this.searchBlocks = searchBlocks;
        this.presenter = presenter;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    /** The number of all conversations, for the import of demo data. */
    @Transactional
    public long countAll() {
        return conversations.count();
    }

    @Transactional
    public ConversationDto start(UserId creator, StartRequest request, IdempotencyKey key) {
        return idempotency.once(
                new Attempt(creator.toString(), "POST /conversations", key, request),
                presenter.answerStorage(creator),
                () -> start(creator, validate(creator, request)));
    }

    private ConversationDto start(UserId creator, NewConversation data) {
        var conversation = new Conversation(Ids.next(), data, creator, clock.instant());
        conversations.persist(conversation);
        timeline.addFirstMessage(conversation, data.message());
        entities.flush();
        files.attach(data.files(), new MessageKey(conversation.id(), 1));
        participants.insertFirst(conversation, data.others());
        outbox.publish(EventType.CONVERSATION_CREATED, conversation.id(), 1L);
        searchBlocks.insert(conversation, data.message(), data.files().names());
        return presenter.present(conversations.get(conversation.id(), creator), creator);
    }

    private NewConversation validate(UserId creator, StartRequest request) {
        var errors = new ArrayList<FieldError>();
        var data = new NewConversation(
                Text.optionalLine("subject", request.subject(), ConversationLimits.MAX_SUBJECT_LENGTH, errors),
                Text.optional("description", request.description(), ConversationLimits.MAX_DESCRIPTION_LENGTH, errors),
                Boolean.TRUE.equals(request.privateToParticipants()),
                selectRecords(request.about(), creator, errors),
                selectParticipants(request.participantIds(), creator, errors),
                Text.required("message", request.message(), ConversationLimits.MAX_MESSAGE_LENGTH, errors),
                files.select(request.attachmentIds(), creator, errors));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return data;
    }

    /** Validates the chosen people: active users, without the creator and duplicates, in the order given. */
    private List<UUID> selectParticipants(@Nullable List<String> texts, UserId creator, List<FieldError> errors) {
        var places = new LinkedHashMap<UUID, Integer>();
        var given = texts == null ? List.<String>of() : texts;
        for (var i = 0; i < given.size(); i++) {
            var id = given.get(i) == null ? null : Ids.parse(given.get(i));
            if (id == null) {
                errors.add(new FieldError("participantIds[" + i + "]", "There is no such user."));
            } else if (!id.equals(creator.value())) {
                places.putIfAbsent(id, i);
            }
        }
        if (places.isEmpty() && errors.stream().noneMatch(error -> error.field().startsWith("participantIds"))) {
            errors.add(new FieldError("participantIds", "Choose at least one other person."));
        }
        if (places.size() + 1 > ConversationLimits.MAX_PARTICIPANTS) {
            errors.add(new FieldError(
                    "participantIds", "At most " + ConversationLimits.MAX_PARTICIPANTS + " people, you included."));
            return List.of();
        }
        var active = users.findActive(places.keySet()).stream().map(User::id).collect(Collectors.toSet());
        places.forEach((id, place) -> {
            if (!active.contains(id)) {
                errors.add(new FieldError("participantIds[" + place + "]", "There is no such user."));
            }
        });
        return List.copyOf(places.keySet());
    }

    /** Validates the chosen records: known and viewable to the creator (A2), without duplicates. */
    private List<RecordKey> selectRecords(
            @Nullable List<StartRequest.AboutRef> refs, UserId creator, List<FieldError> errors) {
        var given = refs == null ? List.<StartRequest.AboutRef>of() : refs;
        var keys = new ArrayList<@Nullable RecordKey>();
        given.forEach(ref -> keys.add(ref == null ? null : RecordType.key(ref.type(), ref.id())));
        var distinct = new LinkedHashSet<RecordKey>();
        for (var key : keys) {
            if (key != null) {
                distinct.add(key);
            }
        }
        if (distinct.size() > ConversationLimits.MAX_RECORDS) {
            errors.add(new FieldError("about", "At most " + ConversationLimits.MAX_RECORDS + " records."));
            return List.of();
        }
        var viewable = records.viewable(distinct, creator);
        for (var i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            if (key == null || !viewable.contains(key)) {
                errors.add(new FieldError("about[" + i + "]", "There is no such record."));
            }
        }
        return List.copyOf(distinct);
    }
}
