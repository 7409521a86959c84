package conversations.alert;

import conversations.alert.preference.AlertPreferences;
import conversations.alert.preference.Channel;
import conversations.audience.AlertAudience.AlertRecipient;
import java.util.Set;

/**
 * Decides on which channels a recipient is alerted (G1). The recipients are those of {@link
 * conversations.audience.AlertAudience}.
 */
final class AlertDecision {
    private AlertDecision() {}

    static Set<Channel> channels(AlertRecipient recipient, AlertPreferences preferences) {
        return recipient.muted() ? Set.of() : preferences.of(recipient.kind()).enabled();
    }
}
