package conversations.message;

import conversations.attachment.FileDto;
import conversations.attachment.MessageFiles;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Presenter;
import conversations.conversation.Standing;
import conversations.conversation.Timeline;
import conversations.conversation.Timeline.Slice;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading a conversation's timeline, and the files in it. */
@ApplicationScoped
class Reading {
    private final Conversations conversations;
    private final Timeline timeline;
    private final MessageFiles files;
    private final Presenter presenter;

    Reading(Conversations conversations, Timeline timeline, MessageFiles files, Presenter presenter) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.files = files;
        this.presenter = presenter;
    }

    TimelinePage page(UUID id, UUID reader, boolean asRecord, @Nullable Long before, @Nullable Long after, int limit) {
        var slice = slice(conversations.get(id, reader), reader, asRecord);
        if (after != null) {
            var rows = timeline.after(slice, after, limit);
            var more = rows.size() > limit;
            var shown = more ? rows.subList(0, limit) : rows;
            return new TimelinePage(
                    presenter.entries(shown), !slice.visible().upTo(after).isEmpty(), more);
        }
        var bound = before == null ? Long.MAX_VALUE : before;
        var rows = timeline.before(slice, bound, limit);
        var more = rows.size() > limit;
        var shown = more ? rows.subList(1, rows.size()) : rows;
        return new TimelinePage(presenter.entries(shown), more, slice.visible().last() >= bound);
    }

    EntryDto entry(UUID id, UUID reader, boolean asRecord, long seq) {
        return presenter
                .entries(List.of(entry(slice(conversations.get(id, reader), reader, asRecord), seq)))
                .getFirst();
    }

    /** The files on messages that the reader sees (B12). */
    Page<FileDto> files(UUID id, UUID reader, boolean asRecord, PageRequest request) {
        var slice = slice(conversations.get(id, reader), reader, asRecord);
        return files.page(id, slice.visible().toString(), request);
    }

    /** @throws ProblemException 404 for what the reader can't see, and for a notice */
    Entry message(UUID id, UUID reader, boolean asRecord, long seq) {
        return message(conversations.get(id, reader), reader, asRecord, seq);
    }

    Entry message(Standing standing, UUID reader, boolean asRecord, long seq) {
        var entry = entry(slice(standing, reader, asRecord), seq);
        if (entry.noticeType() != null) {
            throw ProblemException.notFound();
        }
        return entry;
    }

    private Entry entry(Slice slice, long seq) {
        if (!slice.visible().contains(seq)) {
            throw ProblemException.notFound();
        }
        return timeline.findById(new Entry.Id(slice.conversation(), seq));
    }

    private Slice slice(Standing asked, UUID reader, boolean asRecord) {
        if (!asRecord || Visibility.view(asked) == View.RECORD) {
            return new Slice(asked.id(), Visibility.of(Visibility.view(asked), asked));
        }
        var tab = Visibility.recordTab(conversations.viaRecord(asked, reader));
        if (tab.isEmpty()) {
            throw ProblemException.notFound();
        }
        return new Slice(asked.id(), tab);
    }
}
