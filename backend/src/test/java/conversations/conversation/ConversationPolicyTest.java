package conversations.conversation;

import static conversations.conversation.ConversationAccesses.conversation;
import static conversations.conversation.ConversationAccesses.member;
import static conversations.conversation.ConversationAccesses.standing;
import static conversations.conversation.ParticipantState.ACTIVE;
import static conversations.conversation.ParticipantState.LEFT;
import static conversations.conversation.ParticipantState.REMOVED;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversationPolicyTest {
    private static final List<ConversationAccess> EVERYBODY = Stream.of(false, true)
            .flatMap(closed -> Stream.of(
                    of(closed, null),
                    of(closed, member(ACTIVE, "{[1,)}", 0, true, 0)),
                    of(closed, member(ACTIVE, "{[1,)}", 0, true, 2)),
                    of(closed, member(ACTIVE, "{[1,)}", 5, false, 0)),
                    of(closed, member(LEFT, "{[1,4)}", 0, true, 3)),
                    of(closed, member(LEFT, "{[1,4)}", 5, false, 0)),
                    of(closed, member(REMOVED, "{[1,4)}", 0, true, 0))))
            .toList();

    private static ConversationAccess of(boolean closed, @org.jspecify.annotations.Nullable Participant participant) {
        var conversation = conversation(false, 5);
        if (closed) {
            conversation.setStatus(Status.CLOSED);
        }
        return standing(conversation, participant, true);
    }

    @Test
    @DisplayName("C1, C4 `can` offers a reply and closing of an open conversation, and re-opening of a closed one")
    void openAndClosed() {
        var open = ConversationPolicy.can(of(false, member(ACTIVE, "{[1,)}", 0, true, 0)), 2, 0);
        assertTrue(open.reply() && open.close() && open.edit() && !open.reopen());
        var closed = ConversationPolicy.can(of(true, member(ACTIVE, "{[1,)}", 0, true, 0)), 2, 0);
        assertTrue(!closed.reply() && !closed.close() && closed.edit() && closed.reopen());
    }

    @Test
    @DisplayName("G1 E2 `can` offers muting to a current participant with a copy, also of a closed conversation")
    void mute() {
        for (var closed : List.of(false, true)) {
            assertTrue(ConversationPolicy.can(of(closed, member(ACTIVE, "{[1,)}", 0, true, 0)), 2, 0)
                    .mute());
            assertFalse(ConversationPolicy.can(of(closed, member(ACTIVE, "{[1,)}", 5, false, 0)), 2, 0)
                    .mute());
            assertFalse(ConversationPolicy.can(of(closed, member(LEFT, "{[1,4)}", 0, true, 0)), 2, 0)
                    .mute());
            assertFalse(ConversationPolicy.can(of(closed, null), 2, 0).mute());
        }
    }

    @Test
    @DisplayName("D5 D7 of two active participants nobody can be removed, but a deactivated third one can")
    void remove() {
        var acting = of(false, member(ACTIVE, "{[1,)}", 0, true, 0));
        assertTrue(ConversationPolicy.can(acting, 3, 0).remove());
        assertFalse(ConversationPolicy.can(acting, 2, 0).remove());
        assertTrue(ConversationPolicy.can(acting, 2, 1).remove());
        assertFalse(ConversationPolicy.can(acting, 1, 1).remove());
        assertFalse(ConversationPolicy.can(of(false, null), 2, 1).remove());
    }

    @Test
    @DisplayName("B8 Mark as Read is offered only where something is unread, also after leaving (D4)")
    void markRead() {
        assertFalse(ConversationPolicy.can(of(false, member(ACTIVE, "{[1,)}", 0, true, 0)), 2, 0)
                .markRead());
        assertTrue(ConversationPolicy.can(of(false, member(ACTIVE, "{[1,)}", 0, true, 1)), 2, 0)
                .markRead());
        assertTrue(ConversationPolicy.can(of(false, member(LEFT, "{[1,4)}", 0, true, 1)), 2, 0)
                .markRead());
        assertFalse(ConversationPolicy.can(of(false, null), 2, 0).markRead());
    }

    @Test
    @DisplayName("C1, E2, F2 a user who is not a participant, or deleted their copy, is refused with the reason")
    void refusals() {
        assertEquals(ProblemType.NOT_A_PARTICIPANT, refusal(of(false, null)));
        assertEquals(ProblemType.NOT_A_PARTICIPANT, refusal(of(false, member(LEFT, "{[1,4)}", 0, true, 0))));
        assertEquals(ProblemType.NOT_A_PARTICIPANT, refusal(of(false, member(REMOVED, "{[1,4)}", 5, false, 0))));
        assertEquals(ProblemType.COPY_DELETED, refusal(of(false, member(ACTIVE, "{[1,)}", 5, false, 0))));
        assertEquals(ProblemType.CONVERSATION_CLOSED, refusal(of(true, member(ACTIVE, "{[1,)}", 0, true, 0))));
    }

    @Test
    @DisplayName("C4 `reopen: true` lets a reply into a closed conversation, but lets nobody in who takes no part")
    void reopening() {
        assertDoesNotThrow(() -> ConversationPolicy.requireReply(of(true, member(ACTIVE, "{[1,)}", 0, true, 0)), true));
        assertThrows(ProblemException.class, () -> ConversationPolicy.requireReply(of(true, null), true));
        assertThrows(
                ProblemException.class,
                () -> ConversationPolicy.requireReply(of(true, member(LEFT, "{[1,4)}", 0, true, 0)), true));
    }

    @Test
    @DisplayName("`can` and refusals follow the same rule")
    void canIsWhatIsAllowed() {
        for (var access : EVERYBODY) {
            var can = ConversationPolicy.can(access, 2, 0);
            assertEquals(can.reply(), allowed(() -> ConversationPolicy.requireReply(access, false)));
            assertEquals(can.reply() || can.reopen(), allowed(() -> ConversationPolicy.requireReply(access, true)));
            assertEquals(can.edit(), allowed(() -> ConversationPolicy.requireActive(access)));
        }
    }

    private static boolean allowed(Runnable action) {
        try {
            action.run();
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static ProblemType refusal(ConversationAccess access) {
        return assertThrows(ProblemException.class, () -> ConversationPolicy.requireReply(access, false))
                .type();
    }
}
