package conversations.message;

import conversations.attachment.MessageAttachments;
import conversations.conversation.ConversationLimits;
import conversations.conversation.ConversationPolicy;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.MessageVersions;
import conversations.conversation.MessageVersions.Version;
import conversations.conversation.Presenter;
import conversations.conversation.SearchBlocks;
import conversations.conversation.UnreadCounts;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Edits and deletes messages on behalf of their authors (C6). Neither changes order or activity. */
@ApplicationScoped
class MessageEditor {
    private final Conversations conversations;
    private final Outbox outbox;
    private final SearchBlocks searchBlocks;
    private final TimelineReader timelineReader;
    private final Presenter presenter;
    private final MessageAttachments files;
    private final MessageVersions versions;
    private final UnreadCounts unread;
    private final Clock clock;

    MessageEditor(
            Conversations conversations,
            Outbox outbox,
            SearchBlocks searchBlocks,
            TimelineReader timelineReader,
            Presenter presenter,
            MessageAttachments files,
            MessageVersions versions,
            UnreadCounts unread,
            Clock clock) {
        this.conversations = conversations;
        this.outbox = outbox;
        this.searchBlocks = searchBlocks;
        this.timelineReader = timelineReader;
        this.presenter = presenter;
        this.files = files;
        this.versions = versions;
        this.unread = unread;
        this.clock = clock;
    }

    @Transactional
    EntryDto edit(UUID conversationId, UserId author, long seq, EditRequest request) {
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
            if (!versions.add(message)) {
                throw ProblemException.of(ProblemType.TOO_MANY_EDITS);
            }
            message.edit(text, clock.instant());
            searchBlocks.update(message, files.names(message.key()));
            outbox.publish(EventType.MESSAGE_EDITED, conversationId, seq);
        }
        return presenter.presentEntries(List.of(message), author).getFirst();
    }

    /** Deletes the message; a deleted one stays as it is. */
    @Transactional
    void delete(UUID conversationId, UserId author, long seq) {
        var message = requireOwnMessage(conversationId, author, seq);
        if (message.isDeleted()) {
            return;
        }
        message.delete(clock.instant());
        searchBlocks.update(message, List.of());
        versions.deleteAll(message);
        unread.discount(message);
        files.delete(message.key());
        outbox.publish(EventType.MESSAGE_DELETED, conversationId, seq);
    }

    /** A page of the message's texts, the present one included; none after it was deleted. */
    @Transactional
    Page<VersionDto> versions(
            UUID conversationId,
            UserId reader,
            boolean isRecordView,
            long seq,
            boolean isNewestFirst,
            PageRequest request) {
        var message = timelineReader.requireMessage(conversationId, reader, isRecordView, seq);
        var after = request.after();
        var from = after != null
                ? (int) PageRequest.number(after.getFirst(), Integer.MAX_VALUE)
                : isNewestFirst ? Integer.MAX_VALUE : 0;
        var found = new ArrayList<>(versions.list(message, isNewestFirst, from, request.limit() + 1));
        if (!message.isDeleted() && isNewestFirst && after == null) {
            // The present text gets the number that it will have after an edit, so that the next page does not repeat
            // it.
            var number = found.isEmpty() ? 1 : found.getFirst().version() + 1;
            found.addFirst(new Version(number, presentText(message), message.textSince()));
        } else if (!message.isDeleted() && !isNewestFirst && found.size() <= request.limit()) {
            found.add(new Version(Integer.MAX_VALUE, presentText(message), message.textSince()));
        }
        return Page.of(
                found,
                request,
                version -> List.of(String.valueOf(version.version())),
                page -> page.stream()
                        .map(version -> new VersionDto(version.text(), version.at()))
                        .toList());
    }

    /** The text of a message that is not deleted. */
    private static String presentText(Entry message) {
        return Objects.requireNonNull(message.text());
    }

    /**
     * The author's own message, with the conversation's lock held. Answers 404 for a message that they can't see, 403 for
     * another author's, 409 if they take part no more.
     */
    private Entry requireOwnMessage(UUID conversationId, UserId author, long seq) {
        var access = conversations.lock(conversationId, author);
        if (access.isCurrent()) {
            ConversationPolicy.requireActive(access);
        }
        var message = timelineReader.requireMessage(access, author, false, seq);
        if (!message.authorId().equals(author.value())) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "Only its author can change a message.");
        }
        ConversationPolicy.requireActive(access);
        return message;
    }
}
