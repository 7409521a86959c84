package conversations.conversation;

import conversations.conversation.ConversationDto.Can;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;

/** What a user may do in a conversation: the same rules answer {@code can} and refuse what is asked all the same. */
final class ConversationPolicy {
    static final int MAX_PARTICIPANTS = 250;

    private ConversationPolicy() {}

    /** @param current how many take part now (D7: without the deactivated) */
    static Can can(Standing standing, long current) {
        var mine = standing.mine();
        var acts = standing.isCurrent() && standing.hasCopy();
        var open = standing.conversation().isOpen();
        return new Can(
                acts && open,
                mine != null && mine.hasCopy() && mine.unreadCount() > 0,
                false,
                false,
                false,
                acts && open,
                acts && !open,
                acts,
                false);
    }

    /** 409 unless the user takes part now and has a copy to act from (C1, C4, C5, E2). */
    static void requireActing(Standing standing) {
        if (!standing.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        if (!standing.hasCopy()) {
            throw ProblemException.of(ProblemType.COPY_DELETED);
        }
    }

    /** 409 unless the user may reply, or may re-open and reply in one step (C1, C4). */
    static void requireReply(Standing standing, boolean reopen) {
        requireActing(standing);
        if (!standing.conversation().isOpen() && !reopen) {
            throw ProblemException.of(ProblemType.CONVERSATION_CLOSED);
        }
    }
}
