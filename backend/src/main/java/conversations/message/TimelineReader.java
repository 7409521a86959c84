package conversations.message;

import conversations.attachment.FileDto;
import conversations.attachment.MessageAttachments;
import conversations.conversation.ConversationAccess;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Presenter;
import conversations.conversation.Timeline;
import conversations.conversation.Timeline.TimelineRange;
import conversations.conversation.Visibility;
import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a conversation's timeline and lists its attachments. */
@ApplicationScoped
class TimelineReader {
    private final Conversations conversations;
    private final Timeline timeline;
    private final MessageAttachments files;
    private final Presenter presenter;

    TimelineReader(Conversations conversations, Timeline timeline, MessageAttachments files, Presenter presenter) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.files = files;
        this.presenter = presenter;
    }

    TimelinePage readPage(
            UUID conversationId,
            UserId reader,
            boolean isRecordView,
            @Nullable Long before,
            @Nullable Long after,
            int limit) {
        var range = visibleRange(conversations.get(conversationId, reader), reader, isRecordView);
        if (after != null) {
            var rows = timeline.after(range, after, limit);
            var more = rows.size() > limit;
            var shown = more ? rows.subList(0, limit) : rows;
            return new TimelinePage(
                    presenter.presentEntries(shown, reader),
                    !range.visible().upTo(after).isEmpty(),
                    more);
        }
        var bound = before == null ? Long.MAX_VALUE : before;
        var rows = timeline.before(range, bound, limit);
        var more = rows.size() > limit;
        var shown = more ? rows.subList(1, rows.size()) : rows;
        return new TimelinePage(
                presenter.presentEntries(shown, reader), more, range.visible().last() >= bound);
    }

    EntryDto readEntry(UUID conversationId, UserId reader, boolean isRecordView, long seq) {
        return presenter
                .presentEntries(
                        List.of(readEntry(
                                visibleRange(conversations.get(conversationId, reader), reader, isRecordView), seq)),
                        reader)
                .getFirst();
    }

    /** The attachments of messages that the reader sees (B12). */
    Page<FileDto> listFiles(UUID conversationId, UserId reader, boolean isRecordView, PageRequest request) {
        var range = visibleRange(conversations.get(conversationId, reader), reader, isRecordView);
        return files.page(conversationId, range.visible().toString(), request);
    }

    /** @throws ProblemException 404 for what the reader can't see, and for a notice */
    Entry requireMessage(UUID conversationId, UserId reader, boolean isRecordView, long seq) {
        return requireMessage(conversations.get(conversationId, reader), reader, isRecordView, seq);
    }

    Entry requireMessage(ConversationAccess access, UserId reader, boolean isRecordView, long seq) {
        var entry = readEntry(visibleRange(access, reader, isRecordView), seq);
        if (entry.noticeType() != null) {
            throw ProblemException.notFound();
        }
        return entry;
    }

    private Entry readEntry(TimelineRange range, long seq) {
        if (!range.visible().contains(seq)) {
            throw ProblemException.notFound();
        }
        return timeline.findById(new Entry.Id(range.conversation(), seq));
    }

    private TimelineRange visibleRange(ConversationAccess access, UserId reader, boolean isRecordView) {
        return new TimelineRange(
                access.id(),
                isRecordView
                        ? Visibility.visibleInRecordTab(conversations.requireRecordTab(access, reader))
                        : Visibility.visibleIn(Visibility.defaultView(access), access));
    }
}
