package conversations.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import conversations.attachment.MessageFiles;
import conversations.conversation.ConversationPolicy;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Limits;
import conversations.conversation.Presenter;
import conversations.conversation.SearchBlocks;
import conversations.conversation.Visibility;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Subject;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/** Editing and deleting one's messages (C6). Neither moves order or activity. */
@ApplicationScoped
class Correcting {
    private final Conversations conversations;
    private final Outbox outbox;
    private final SearchBlocks searchBlocks;
    private final Reading reading;
    private final Presenter presenter;
    private final MessageFiles files;
    private final Idempotency idempotency;
    private final Session session;
    private final Clock clock;

    Correcting(
            Conversations conversations,
            Outbox outbox,
            SearchBlocks searchBlocks,
            Reading reading,
            Presenter presenter,
            MessageFiles files,
            Idempotency idempotency,
            Session session,
            Clock clock) {
        this.conversations = conversations;
        this.outbox = outbox;
        this.searchBlocks = searchBlocks;
        this.reading = reading;
        this.presenter = presenter;
        this.files = files;
        this.idempotency = idempotency;
        this.session = session;
        this.clock = clock;
    }

    @Transactional
    EntryDto edit(UUID id, UUID author, long seq, EditRequest request) {
        var errors = new ArrayList<FieldError>();
        var text = Text.required("text", request.text(), Limits.MESSAGE, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var message = own(id, author, seq);
        if (message.isDeleted()) {
            throw ProblemException.of(ProblemType.MESSAGE_DELETED);
        }
        if (!text.equals(message.text())) {
            keepVersion(message);
            message.edit(text, clock.instant());
            searchBlocks.changed(message, files.names(message.key()));
            outbox.tell(EventType.MESSAGE_EDITED, id, seq);
        }
        return presenter.entries(List.of(message)).getFirst();
    }

    private void keepVersion(Entry message) {
        session.createNativeMutationQuery("""
                        insert into entry_version (conversation_id, seq, version, text, at)
                        select :conversation, :seq, count(*) + 1, :text, :at from entry_version
                        where conversation_id = :conversation and seq = :seq""")
                .setParameter("conversation", message.conversationId())
                .setParameter("seq", message.seq())
                .setParameter("text", message.text())
                .setParameter("at", message.textSince())
                .executeUpdate();
    }

    /** Deleting what is deleted does nothing. */
    @Transactional
    void delete(UUID id, UUID author, long seq) {
        var message = own(id, author, seq);
        if (message.isDeleted()) {
            return;
        }
        message.delete(clock.instant());
        searchBlocks.changed(message, List.of());
        session.createNativeMutationQuery(
                        "delete from entry_version where conversation_id = :conversation and seq = :seq")
                .setParameter("conversation", id)
                .setParameter("seq", seq)
                .executeUpdate();
        session.createNativeMutationQuery("update participant p set unread_count = unread_count - 1"
                        + " where p.conversation_id = :conversation and p.user_id <> :author and p.read_through < :seq"
                        + " and exists (select 1 from entry e where e.conversation_id = p.conversation_id and e.seq = :seq and "
                        + Visibility.IN_SIDEBAR + ")")
                .setParameter("conversation", id)
                .setParameter("author", author)
                .setParameter("seq", seq)
                .executeUpdate();
        files.delete(message.key());
        idempotency.rewrite(new Subject(id, seq), answer -> redact(answer, seq));
        outbox.tell(EventType.MESSAGE_DELETED, id, seq);
    }

    /** Takes the message's text and files out of an answer that shows it: the entry itself, or a conversation. */
    private static void redact(JsonNode answer, long seq) {
        if (answer instanceof ObjectNode entry
                && entry.has("text")
                && entry.path("seq").asLong() == seq) {
            entry.putNull("text").put("deleted", true).putArray("attachments");
        }
        answer.path("messages").forEach(message -> redact(message, seq));
    }

    /** The texts that the message had, oldest first, the present one included; none once it is deleted. */
    @Transactional
    List<VersionDto> versions(UUID id, UUID reader, boolean asRecord, long seq) {
        var message = reading.message(id, reader, asRecord, seq);
        var versions = new ArrayList<VersionDto>();
        session.createNativeQuery(
                        "select text, at from entry_version where conversation_id = :conversation and seq = :seq order by version",
                        Object[].class)
                .addScalar("text", StandardBasicTypes.STRING)
                .addScalar("at", StandardBasicTypes.INSTANT)
                .setParameter("conversation", id)
                .setParameter("seq", seq)
                .getResultList()
                .forEach(row -> versions.add(new VersionDto((String) row[0], (Instant) row[1])));
        if (!message.isDeleted()) {
            versions.add(new VersionDto(Objects.requireNonNull(message.text()), message.textSince()));
        }
        return versions;
    }

    /**
     * The author's message, with the conversation's lock held. 404 for what they can't see, 403 for another's, 409 where
     * they take part no more.
     */
    private Entry own(UUID id, UUID author, long seq) {
        var standing = conversations.lock(id, author);
        if (standing.isCurrent()) {
            ConversationPolicy.requireActing(standing);
        }
        var message = reading.message(standing, author, false, seq);
        if (!message.authorId().equals(author)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "Only its author can change a message.");
        }
        ConversationPolicy.requireActing(standing);
        return message;
    }
}
