package conversations.alert;

import static conversations.alert.preference.Channel.EMAIL;
import static conversations.alert.preference.Channel.POPUP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.alert.preference.AlertPreferences;
import conversations.alert.preference.AlertPreferences.Channels;
import conversations.alert.preference.Channel;
import conversations.audience.AlertAudience.AlertRecipient;
import conversations.audience.AlertKind;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertDecisionTest {
    private static final AlertPreferences MIXED =
            new AlertPreferences(new Channels(true, false), new Channels(false, true), new Channels(false, false));

    private static Set<Channel> channels(AlertKind kind, boolean muted, AlertPreferences preferences) {
        return AlertDecision.channels(
                new AlertRecipient(UUID.randomUUID(), kind, UUID.randomUUID(), muted), preferences);
    }

    @Test
    @DisplayName("G1 at first everything is on, but email for participant changes")
    void atFirst() {
        assertEquals(Set.of(EMAIL, POPUP), channels(AlertKind.NEW_CONVERSATION, false, AlertPreferences.DEFAULTS));
        assertEquals(Set.of(EMAIL, POPUP), channels(AlertKind.NEW_MESSAGE, false, AlertPreferences.DEFAULTS));
        assertEquals(Set.of(POPUP), channels(AlertKind.PARTICIPANT_CHANGE, false, AlertPreferences.DEFAULTS));
    }

    @Test
    @DisplayName("G1 each kind goes the ways that were chosen for it")
    void chosen() {
        assertEquals(Set.of(EMAIL), channels(AlertKind.NEW_CONVERSATION, false, MIXED));
        assertEquals(Set.of(POPUP), channels(AlertKind.NEW_MESSAGE, false, MIXED));
        assertEquals(Set.of(), channels(AlertKind.PARTICIPANT_CHANGE, false, MIXED));
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    @DisplayName("G1 a muted conversation alerts of nothing")
    void muted(AlertKind kind) {
        assertEquals(Set.of(), channels(kind, true, AlertPreferences.DEFAULTS));
    }

    @Test
    @DisplayName("G3 unsubscribing switches off email and nothing else")
    void withoutEmail() {
        assertEquals(
                new AlertPreferences(new Channels(false, true), new Channels(false, true), new Channels(false, true)),
                AlertPreferences.DEFAULTS.withoutEmail());
    }
}
