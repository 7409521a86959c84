package conversations.sidebar;

import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Participant;
import conversations.conversation.Presenter;
import conversations.conversation.UnreadCounts;
import conversations.conversation.Visibility;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Maintains read marks and unread counts (B6, B7, B8). */
@ApplicationScoped
public class ReadMarks {
    private final Session session;
    private final UnreadCounts unread;
    private final Conversations conversations;
    private final Presenter presenter;
    private final Outbox outbox;

    ReadMarks(Session session, UnreadCounts unread, Conversations conversations, Presenter presenter, Outbox outbox) {
        this.session = session;
        this.unread = unread;
        this.conversations = conversations;
        this.presenter = presenter;
        this.outbox = outbox;
    }

    /** The number of conversations with unread messages, and the moment at which it was counted. */
    record Badge(long conversations, AsOf asOf) {}

    @Transactional
    Badge badge(UserId user) {
        var badge = unread.badge(user);
        return new Badge(badge.count(), new AsOf(badge.snapshot()));
    }

    /**
     * Moves the read mark forward to {@code throughSeq}, or to the last entry that the user can see; never back, and never
     * beyond what they can see.
     *
     * @throws ProblemException 409 if the user never took part
     */
    @Transactional
    public ConversationDto markRead(UUID conversationId, UserId user, @Nullable Long throughSeq) {
        var access = conversations.lock(conversationId, user);
        var participant = access.participant();
        if (participant == null) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        var last = Visibility.visibleInSidebar(access).last();
        var through = throughSeq == null ? last : Math.min(throughSeq, last);
        if (through > participant.readThrough()) {
            participant.setReadMark(through, unread.countAfter(participant, through));
            outbox.publishTo(EventType.CONVERSATION_READ, conversationId, null, List.of(user.value()));
        }
        return presenter.present(access, user);
    }

    /** Recounts the unread messages, after a change of what the user can see. */
    void recount(Participant participant) {
        session.flush();
        participant.setReadMark(participant.readThrough(), unread.countAfter(participant, participant.readThrough()));
    }

    /**
     * Marks all messages read that were committed at {@code asOf}, or all there are.
     *
     * @return in how many conversations something unread was marked
     */
    @Transactional
    long markAllRead(UserId user, @Nullable AsOf asOf) {
        var ids = unread.lockBadge(user);
        if (ids.isEmpty()) {
            return 0;
        }
        outbox.wakeRelayAfterCommit();
        return unread.markRead(user, ids, asOf == null ? null : asOf.snapshot());
    }
}
