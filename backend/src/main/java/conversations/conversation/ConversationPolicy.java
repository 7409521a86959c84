package conversations.conversation;

import conversations.conversation.ConversationDto.Can;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;

/** Decides what a user may do in a conversation. The same rules fill {@code can} in answers and refuse requests. */
public final class ConversationPolicy {
    /** Number of current participants from which on one of them may leave (D4). */
    private static final int MIN_TO_LEAVE = 3;

    /** Number of current participants that must remain after a removal (D5). */
    private static final int MIN_REMAINING = 2;

    private ConversationPolicy() {}

    /**
     * @param current number of participants who take part now, without the deactivated (D7)
     * @param deactivated number of deactivated ones besides, who can be removed without there being fewer
     */
    static Can can(ConversationAccess access, long current, long deactivated) {
        var participant = access.participant();
        var isActive = access.isCurrent() && access.hasCopy();
        var isOpen = access.conversation().isOpen();
        return ConversationDtoCanBuilder.builder()
                .reply(isActive && isOpen)
                .markRead(participant != null && participant.hasCopy() && participant.unreadCount() > 0)
                .invite(isActive && isOpen && current < ConversationLimits.MAX_PARTICIPANTS)
                .leave(access.isCurrent()
                        && participant != null
                        && participant.role() != Role.CREATOR
                        && current >= MIN_TO_LEAVE)
                .delete(access.hasCopy())
                .close(isActive && isOpen)
                .reopen(isActive && !isOpen)
                .edit(isActive)
                .remove(isActive && (current > MIN_REMAINING || (deactivated > 0 && current == MIN_REMAINING)))
                .mute(isActive)
                .build();
    }

    /** Answers 409 unless the user is a current participant and has a copy in their sidebar (C1, C4, C5, E2). */
    public static void requireActive(ConversationAccess access) {
        if (!access.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        if (!access.hasCopy()) {
            throw ProblemException.of(ProblemType.COPY_DELETED);
        }
    }

    /** Answers 409 unless the user may invite (D1, C4). */
    public static void requireInvite(ConversationAccess access) {
        requireActive(access);
        if (!access.conversation().isOpen()) {
            throw ProblemException.of(ProblemType.CONVERSATION_CLOSED);
        }
    }

    /** Answers 409 unless the user may leave; a participant who deleted their copy may too (D4, E2). */
    public static void requireLeave(ConversationAccess access, long current) {
        var participant = access.participant();
        if (participant == null || !participant.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        if (participant.role() == Role.CREATOR) {
            throw ProblemException.of(ProblemType.CREATOR_STAYS);
        }
        if (current < MIN_TO_LEAVE) {
            throw ProblemException.of(ProblemType.TOO_FEW_PARTICIPANTS);
        }
    }

    /** Answers 409 unless {@code target} may be removed, which leaves {@code remaining} current participants (D5). */
    public static void requireRemove(Participant target, long remaining) {
        if (!target.isCurrent()) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT, "This user is no longer a participant.");
        }
        if (target.role() == Role.CREATOR) {
            throw ProblemException.of(ProblemType.CREATOR_STAYS);
        }
        if (remaining < MIN_REMAINING) {
            throw ProblemException.of(ProblemType.TOO_FEW_PARTICIPANTS);
        }
    }

    /** Answers 409 unless the user may reply, or may re-open and reply in one step (C1, C4). */
    public static void requireReply(ConversationAccess access, boolean reopen) {
        requireActive(access);
        if (!access.conversation().isOpen() && !reopen) {
            throw ProblemException.of(ProblemType.CONVERSATION_CLOSED);
        }
    }
}
