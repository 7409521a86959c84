package conversations.conversation;

import conversations.conversation.Timeline.Slice;
import conversations.conversation.Visibility.View;
import conversations.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading a conversation's timeline and people. */
@ApplicationScoped
class Reading {
    private final Conversations conversations;
    private final Timeline timeline;
    private final Presenter presenter;

    Reading(Conversations conversations, Timeline timeline, Presenter presenter) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.presenter = presenter;
    }

    TimelinePage page(UUID id, UUID reader, boolean asRecord, @Nullable Long before, @Nullable Long after, int limit) {
        var slice = slice(id, reader, asRecord);
        if (after != null) {
            var rows = timeline.after(slice, after, limit);
            var more = rows.size() > limit;
            var shown = more ? rows.subList(0, limit) : rows;
            return new TimelinePage(presenter.entries(shown), !slice.visible().upTo(after).isEmpty(), more);
        }
        var bound = before == null ? Long.MAX_VALUE : before;
        var rows = timeline.before(slice, bound, limit);
        var more = rows.size() > limit;
        var shown = more ? rows.subList(1, rows.size()) : rows;
        return new TimelinePage(presenter.entries(shown), more, slice.visible().last() >= bound);
    }

    EntryDto entry(UUID id, UUID reader, boolean asRecord, long seq) {
        var slice = slice(id, reader, asRecord);
        if (!slice.visible().contains(seq)) {
            throw ProblemException.notFound();
        }
        return presenter.entries(List.of(timeline.findById(new Entry.Id(id, seq)))).getFirst();
    }

    private Slice slice(UUID id, UUID reader, boolean asRecord) {
        var standing = conversations.get(id, reader);
        var view = Visibility.view(standing);
        if (asRecord && view == View.SIDEBAR) {
            standing = conversations.viaRecord(standing, reader);
            view = View.RECORD;
            if (Visibility.recordTab(standing).isEmpty()) {
                throw ProblemException.notFound();
            }
        }
        return new Slice(id, Visibility.of(view, standing));
    }
}
