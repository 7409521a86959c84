package conversations.message;

import conversations.attachment.MessageAttachments;
import conversations.conversation.ConversationLimits;
import conversations.conversation.ConversationPolicy;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Presenter;
import conversations.conversation.SearchBlocks;
import conversations.conversation.Visibility;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
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
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/** Edits and deletes messages on behalf of their authors (C6). Neither changes order or activity. */
@ApplicationScoped
class MessageEditor {
    private final Conversations conversations;
    private final Outbox outbox;
    private final SearchBlocks searchBlocks;
    private final TimelineReader timelineReader;
    private final Presenter presenter;
    private final MessageAttachments files;
    private final Session session;
    private final Clock clock;

    MessageEditor(
            Conversations conversations,
            Outbox outbox,
            SearchBlocks searchBlocks,
            TimelineReader timelineReader,
            Presenter presenter,
            MessageAttachments files,
            Session session,
            Clock clock) {
        this.conversations = conversations;
        this.outbox = outbox;
        this.searchBlocks = searchBlocks;
        this.timelineReader = timelineReader;
        this.presenter = presenter;
        this.files = files;
        this.session = session;
        this.clock = clock;
    }

    @Transactional
    EntryDto edit(UUID conversationId, UUID author, long seq, EditRequest request) {
        var errors = new ArrayList<FieldError>();
        var text = Text.required("text", request.text(), ConversationLimits.MAX_MESSAGE_LENGTH, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var message = requireOwnMessage(conversationId, author, seq);
        if (message.isDeleted()) {
            throw ProblemException.of(ProblemType.MESSAGE_DELETED);
        }
        if (!text.equals(message.text())) {
            if (!addVersion(message)) {
                throw ProblemException.of(ProblemType.TOO_MANY_EDITS);
            }
            message.edit(text, clock.instant());
            searchBlocks.update(message, files.names(message.key()));
            outbox.publish(EventType.MESSAGE_EDITED, conversationId, seq);
        }
        return presenter.presentEntries(List.of(message)).getFirst();
    }

    /** Saves the present text as a version; false if the message has the maximum number of versions. */
    private boolean addVersion(Entry message) {
        return session.createNativeMutationQuery("""
                        insert into entry_version (conversation_id, seq, version, text, at)
                        select :conversation, :seq, count(*) + 1, :text, :at from entry_version
                        where conversation_id = :conversation and seq = :seq having count(*) < :most""")
                        .setParameter("conversation", message.conversationId())
                        .setParameter("seq", message.seq())
                        .setParameter("text", message.text())
                        .setParameter("at", message.textSince())
                        .setParameter("most", ConversationLimits.MAX_EDITS)
                        .executeUpdate()
                == 1;
    }

    /** Deletes the message; a deleted one stays as it is. */
    @Transactional
    void delete(UUID conversationId, UUID author, long seq) {
        var message = requireOwnMessage(conversationId, author, seq);
        if (message.isDeleted()) {
            return;
        }
        message.delete(clock.instant());
        searchBlocks.update(message, List.of());
        session.createNativeMutationQuery(
                        "delete from entry_version where conversation_id = :conversation and seq = :seq")
                .setParameter("conversation", conversationId)
                .setParameter("seq", seq)
                .executeUpdate();
        session.createNativeMutationQuery("update participant p set unread_count = unread_count - 1"
                        + " where p.conversation_id = :conversation and p.user_id <> :author and p.read_through < :seq"
                        + " and exists (select 1 from entry e where e.conversation_id = p.conversation_id and e.seq = :seq and "
                        + Visibility.IN_SIDEBAR + ")")
                .setParameter("conversation", conversationId)
                .setParameter("author", author)
                .setParameter("seq", seq)
                .executeUpdate();
        files.delete(message.key());
        outbox.publish(EventType.MESSAGE_DELETED, conversationId, seq);
    }

    /** A page of the message's texts, the present one included; none after it was deleted. */
    @Transactional
    Page<VersionDto> versions(
            UUID conversationId,
            UUID reader,
            boolean isRecordView,
            long seq,
            boolean isNewestFirst,
            PageRequest request) {
        var message = timelineReader.requireMessage(conversationId, reader, isRecordView, seq);
        var after = request.after();
        var from = after != null
                ? (int) PageRequest.number(after.getFirst(), Integer.MAX_VALUE)
                : isNewestFirst ? Integer.MAX_VALUE : 0;
        var versions = new ArrayList<>(session.createNativeQuery(
                        "select version, text, at from entry_version where conversation_id = :conversation and seq = :seq and "
                                + (isNewestFirst
                                        ? "version < :from order by version desc"
                                        : "version > :from order by version"),
                        Object[].class)
                .addScalar("version", StandardBasicTypes.INTEGER)
                .addScalar("text", StandardBasicTypes.STRING)
                .addScalar("at", StandardBasicTypes.INSTANT)
                .setParameter("conversation", conversationId)
                .setParameter("seq", seq)
                .setParameter("from", from)
                .setMaxResults(request.limit() + 1)
                .getResultList());
        if (!message.isDeleted() && isNewestFirst && after == null) {
            // The present text gets the number that it will have after an edit, so that the next page does not repeat
            // it.
            var number = versions.isEmpty() ? 1 : (Integer) versions.getFirst()[0] + 1;
            versions.addFirst(new Object[] {number, message.text(), message.textSince()});
        } else if (!message.isDeleted() && !isNewestFirst && versions.size() <= request.limit()) {
            versions.add(new Object[] {Integer.MAX_VALUE, message.text(), message.textSince()});
        }
        return Page.of(
                versions,
                request,
                row -> List.of(String.valueOf(row[0])),
                rows -> rows.stream()
                        .map(row -> new VersionDto((String) row[1], (Instant) row[2]))
                        .toList());
    }

    /**
     * The author's own message, with the conversation's lock held. Answers 404 for a message that they can't see, 403 for
     * another author's, 409 if they take part no more.
     */
    private Entry requireOwnMessage(UUID conversationId, UUID author, long seq) {
        var access = conversations.lock(conversationId, author);
        if (access.isCurrent()) {
            ConversationPolicy.requireActive(access);
        }
        var message = timelineReader.requireMessage(access, author, false, seq);
        if (!message.authorId().equals(author)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "Only its author can change a message.");
        }
        ConversationPolicy.requireActive(access);
        return message;
    }
}
