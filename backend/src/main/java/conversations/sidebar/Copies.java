package conversations.sidebar;

import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Participant;
import conversations.conversation.Presenter;
import conversations.conversation.Standing;
import conversations.conversation.Timeline;
import conversations.conversation.Visibility;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One's own copy: deleting it, taking that back, muting it (section E, G1). Others notice nothing. */
@ApplicationScoped
class Copies {
    /** How long a deletion can be undone (E1). */
    private static final Duration UNDO = Duration.ofMinutes(1);

    private final Conversations conversations;
    private final Timeline timeline;
    private final ReadMarks marks;
    private final Presenter presenter;
    private final Outbox outbox;
    private final Clock clock;

    Copies(
            Conversations conversations,
            Timeline timeline,
            ReadMarks marks,
            Presenter presenter,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.marks = marks;
        this.presenter = presenter;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Deletes what the user had seen: through {@code throughSeq}, or all there is. A message that came meanwhile stays. */
    @Transactional
    void delete(UUID id, UUID user, @Nullable Long throughSeq) {
        var standing = conversations.lock(id, user);
        var mine = participant(standing);
        if (!mine.hasCopy()) {
            return;
        }
        var visible = Visibility.sidebar(standing);
        var through = throughSeq == null ? visible.last() : Math.min(throughSeq, visible.last());
        mine.deleteCopy(through, timeline.hasMessages(id, visible.after(through)), clock.instant());
        marks.recount(mine);
        tell(mine.hasCopy() ? EventType.CONVERSATION_CHANGED : EventType.CONVERSATION_REMOVED, mine);
    }

    /** Nobody else hears of it. */
    private void tell(EventType type, Participant mine) {
        outbox.publishTo(type, mine.conversationId(), null, List.of(mine.userId()));
    }

    /** Takes the deletion back; where there is nothing to take back, nothing happens. */
    @Transactional
    ConversationDto restore(UUID id, UUID user) {
        var standing = conversations.lock(id, user);
        var mine = participant(standing);
        var deleted = mine.deletedAt();
        if (deleted != null && !clock.instant().isAfter(deleted.plus(UNDO))) {
            mine.restoreCopy();
            marks.recount(mine);
            tell(EventType.CONVERSATION_CHANGED, mine);
        } else if (!mine.hasCopy()) {
            throw ProblemException.of(ProblemType.COPY_DELETED, "The copy was deleted too long ago to take that back.");
        }
        return presenter.one(standing, user);
    }

    @Transactional
    ConversationDto mute(UUID id, UUID user, boolean muted) {
        var standing = conversations.lock(id, user);
        var mine = participant(standing);
        mine.mute(muted);
        tell(EventType.CONVERSATION_CHANGED, mine);
        return presenter.one(standing, user);
    }

    private static Participant participant(Standing standing) {
        var mine = standing.mine();
        if (mine == null) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        return mine;
    }
}
