package conversations.audience;

import static conversations.audience.AlertKind.NEW_CONVERSATION;
import static conversations.audience.AlertKind.NEW_MESSAGE;
import static conversations.audience.AlertKind.PARTICIPANT_CHANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import conversations.conversation.EntryDto;
import conversations.conversation.EntryDto.NoticeDto;
import conversations.conversation.NoticeType;
import conversations.person.UserId;
import conversations.person.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertKindTest {
    private static final UserRef ANN = new UserRef(UUID.randomUUID(), "Ann");
    private static final UserRef BEN = new UserRef(UUID.randomUUID(), "Ben");
    private static final UserRef CAT = new UserRef(UUID.randomUUID(), "Cat");

    private static EntryDto message(long seq, boolean deleted) {
        return entry(seq, null, deleted);
    }

    private static EntryDto notice(NoticeType type, UserRef... subjects) {
        return entry(5, new NoticeDto(type, List.of(subjects)), false);
    }

    private static EntryDto entry(long seq, @Nullable NoticeDto notice, boolean deleted) {
        return new EntryDto(seq, "", Instant.EPOCH, ANN, "Hello", notice, List.of(), null, deleted, null);
    }

    private static @Nullable AlertKind toBen(EntryDto entry) {
        return AlertKind.of(entry, new UserId(BEN.id()));
    }

    @Test
    @DisplayName("G1 the first message is a new conversation, every later one a new message")
    void messages() {
        assertEquals(NEW_CONVERSATION, toBen(message(1, false)));
        assertEquals(NEW_MESSAGE, toBen(message(2, false)));
        assertNull(toBen(message(1, true)), "what is deleted is no news");
    }

    @Test
    @DisplayName("G1 D3 an invitee is alerted of a new conversation, the others of a participant change")
    void joining() {
        assertEquals(NEW_CONVERSATION, toBen(notice(NoticeType.JOINED, CAT, BEN)));
        assertEquals(PARTICIPANT_CHANGE, toBen(notice(NoticeType.JOINED, CAT)));
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeType.class,
            names = {"LEFT", "REMOVED"})
    @DisplayName("G1 D4 D5 somebody's going is a participant change")
    void going(NoticeType type) {
        assertEquals(PARTICIPANT_CHANGE, toBen(notice(type, CAT)));
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeType.class,
            names = {"CLOSED", "REOPENED", "CHANGED"})
    @DisplayName("G1 closing, re-opening and renaming alert nobody")
    void silent(NoticeType type) {
        assertNull(toBen(notice(type)));
    }

    @Test
    @DisplayName("G2 nobody is alerted of their own doing")
    void ownDoing() {
        assertNull(AlertKind.of(message(2, false), new UserId(ANN.id())));
        assertNull(AlertKind.of(notice(NoticeType.JOINED, CAT), new UserId(ANN.id())));
    }
}
