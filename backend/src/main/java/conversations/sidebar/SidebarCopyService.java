package conversations.sidebar;

import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Participant;
import conversations.conversation.Presenter;
import conversations.conversation.Timeline;
import conversations.conversation.Visibility;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deletes, restores and mutes a user's own copy of a conversation (section E, G1). Others notice nothing. */
@ApplicationScoped
class SidebarCopyService {
    /** The time within which a deletion can be undone (E1). */
    private static final Duration UNDO_TIME = Duration.ofMinutes(1);

    private final Conversations conversations;
    private final Timeline timeline;
    private final ReadMarks marks;
    private final Presenter presenter;
    private final Outbox outbox;
    private final Clock clock;

    SidebarCopyService(
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

    /** Deletes the copy up to and including {@code throughSeq}, or all of it. Messages that arrived meanwhile stay. */
    @Transactional
    void delete(UUID conversationId, UserId user, @Nullable Long throughSeq) {
        var access = conversations.lock(conversationId, user);
        var participant = requireParticipant(access);
        if (!participant.hasCopy()) {
            return;
        }
        var visible = Visibility.visibleInSidebar(access);
        var through = throughSeq == null ? visible.last() : Math.min(throughSeq, visible.last());
        participant.deleteCopy(through, timeline.hasMessages(conversationId, visible.after(through)), clock.instant());
        marks.recount(participant);
        publish(participant.hasCopy() ? EventType.CONVERSATION_CHANGED : EventType.CONVERSATION_REMOVED, participant);
    }

    /** Publishes the event to the participant alone. */
    private void publish(EventType type, Participant participant) {
        outbox.publishTo(type, participant.conversationId(), null, List.of(participant.userId()));
    }

    /** Undoes the deletion; does nothing if the copy is not deleted. */
    @Transactional
    ConversationDto restore(UUID conversationId, UserId user) {
        var access = conversations.lock(conversationId, user);
        var participant = requireParticipant(access);
        var deleted = participant.deletedAt();
        if (deleted != null && !clock.instant().isAfter(deleted.plus(UNDO_TIME))) {
            participant.restoreCopy();
            marks.recount(participant);
            publish(EventType.CONVERSATION_CHANGED, participant);
        } else if (!participant.hasCopy()) {
            throw ProblemException.of(ProblemType.COPY_DELETED, "The copy was deleted too long ago to be restored.");
        }
        return presenter.present(access, user);
    }

    @Transactional
    ConversationDto mute(UUID conversationId, UserId user, boolean muted) {
        var access = conversations.lock(conversationId, user);
        var participant = requireParticipant(access);
        participant.setMuted(muted);
        publish(EventType.CONVERSATION_CHANGED, participant);
        return presenter.present(access, user);
    }

    private static Participant requireParticipant(ConversationAccess access) {
        var participant = access.participant();
        if (participant == null) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        return participant;
    }
}
