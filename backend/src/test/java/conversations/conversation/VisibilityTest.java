package conversations.conversation;

import static conversations.conversation.ConversationAccesses.conversation;
import static conversations.conversation.ConversationAccesses.member;
import static conversations.conversation.ConversationAccesses.standing;
import static conversations.conversation.ParticipantState.ACTIVE;
import static conversations.conversation.ParticipantState.LEFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.conversation.Visibility.View;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private static final long LAST = 10;

    @Test
    @DisplayName("B2 participants from the start see all existing entries, and none beyond")
    void fromTheStart() {
        var access = standing(conversation(true, LAST), member(ACTIVE, "{[1,)}", 0, true, 0), false);
        assertEquals("{[1,11)}", Visibility.visibleInSidebar(access).toString());
        assertEquals(View.SIDEBAR, Visibility.defaultView(access));
    }

    @Test
    @DisplayName(
            "D2, D6 the sidebar shows the periods in which one took part, and what was said in between stays hidden")
    void onlyOnesOwnPeriods() {
        var access = standing(conversation(false, LAST), member(LEFT, "{[3,5),[8,9)}", 0, true, 0), false);
        assertEquals("{[3,5),[8,9)}", Visibility.visibleInSidebar(access).toString());
        assertEquals(8, Visibility.visibleInSidebar(access).last());
    }

    @Test
    @DisplayName("E3 deleted entries of a copy stay gone from the sidebar")
    void withoutWhatWasDeleted() {
        var access = standing(conversation(false, LAST), member(ACTIVE, "{[1,)}", 6, true, 0), false);
        assertEquals("{[7,11)}", Visibility.visibleInSidebar(access).toString());
    }

    @Test
    @DisplayName(
            "F1 the tab of a record shows a conversation that is not private whole, to anybody who may view the record")
    void recordTabShowsAll() {
        assertEquals(
                "{[1,11)}",
                Visibility.visibleInRecordTab(standing(conversation(false, LAST), null, true))
                        .toString());
        var deleter = standing(conversation(false, LAST), member(ACTIVE, "{[4,)}", 9, false, 0), true);
        assertEquals("{[1,11)}", Visibility.visibleInRecordTab(deleter).toString());
    }

    @Test
    @DisplayName(
            "F1, E5 the tab of a private one shows the periods of who took part, deleted copy or not, and nothing to others")
    void privateRecordTab() {
        var deleter = standing(conversation(true, LAST), member(LEFT, "{[4,7)}", 9, false, 0), true);
        assertEquals("{[4,7)}", Visibility.visibleInRecordTab(deleter).toString());
        var stranger = standing(conversation(true, LAST), null, true);
        assertTrue(Visibility.visibleInRecordTab(stranger).isEmpty());
        assertFalse(Visibility.mayKnowOf(stranger));
    }

    @Test
    @DisplayName("F3 without access to the record and without taking part, a conversation does not exist")
    void doesNotExist() {
        assertFalse(Visibility.mayKnowOf(standing(conversation(false, LAST), null, false)));
        assertTrue(Visibility.mayKnowOf(standing(conversation(false, LAST), null, true)));
    }

    @Test
    @DisplayName(
            "E2, E4 a participant who deleted their copy can still open the conversation; after leaving, only through the record")
    void afterDeleting() {
        assertEquals(
                View.SIDEBAR,
                Visibility.defaultView(
                        standing(conversation(false, LAST), member(ACTIVE, "{[1,)}", 10, false, 0), false)));
        var gone = standing(conversation(false, LAST), member(LEFT, "{[1,5)}", 10, false, 0), false);
        assertEquals(View.RECORD, Visibility.defaultView(gone));
        assertFalse(Visibility.mayKnowOf(gone));
    }
}
