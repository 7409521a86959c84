package conversations.conversation;

import conversations.conversation.ConversationDto.Can;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;

/** What a user may do in a conversation: the same rules answer {@code can} and refuse what is asked all the same. */
public final class ConversationPolicy {
    /** How many must take part for one of them to leave (D4). */
    private static final int LEAVING = 3;

    /** How many must remain when somebody is removed (D5). */
    private static final int REMAINING = 2;

    private ConversationPolicy() {}

    /**
     * @param current how many take part now (D7: without the deactivated)
     * @param idle how many more could be removed without there being fewer: the deactivated
     */
    static Can can(Standing standing, long current, long idle) {
        var mine = standing.mine();
        var acts = standing.isCurrent() && standing.hasCopy();
        var open = standing.conversation().isOpen();
        return new Can(
                acts && open,
                mine != null && mine.hasCopy() && mine.unreadCount() > 0,
                acts && open && current < Limits.PARTICIPANTS,
                standing.isCurrent() && mine != null && mine.role() != Role.CREATOR && current >= LEAVING,
                standing.hasCopy(),
                acts && open,
                acts && !open,
                acts,
                acts && (current > REMAINING || (idle > 0 && current == REMAINING)));
    }

    /** 409 unless the user takes part now and has a copy to act from (C1, C4, C5, E2). */
    public static void requireActing(Standing standing) {
        if (!standing.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        if (!standing.hasCopy()) {
            throw ProblemException.of(ProblemType.COPY_DELETED);
        }
    }

    /** 409 unless the user may invite (D1, C4). */
    public static void requireInvite(Standing standing) {
        requireActing(standing);
        if (!standing.conversation().isOpen()) {
            throw ProblemException.of(ProblemType.CONVERSATION_CLOSED);
        }
    }

    /** 409 unless the user may leave; also who deleted their copy may (D4, E2). */
    public static void requireLeave(Standing standing, long current) {
        var mine = standing.mine();
        if (mine == null || !mine.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        if (mine.role() == Role.CREATOR) {
            throw ProblemException.of(ProblemType.CREATOR_STAYS);
        }
        if (current < LEAVING) {
            throw ProblemException.of(ProblemType.TOO_FEW_PARTICIPANTS);
        }
    }

    /** 409 unless {@code target} may be removed, which leaves so many (D5). */
    public static void requireRemove(Participant target, long remaining) {
        if (!target.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT, "They take no part any more.");
        }
        if (target.role() == Role.CREATOR) {
            throw ProblemException.of(ProblemType.CREATOR_STAYS);
        }
        if (remaining < REMAINING) {
            throw ProblemException.of(ProblemType.TOO_FEW_PARTICIPANTS);
        }
    }

    /** 409 unless the user may reply, or may re-open and reply in one step (C1, C4). */
    public static void requireReply(Standing standing, boolean reopen) {
        requireActing(standing);
        if (!standing.conversation().isOpen() && !reopen) {
            throw ProblemException.of(ProblemType.CONVERSATION_CLOSED);
        }
    }
}
