package conversations.alert;

import conversations.alert.preference.AlertPreferences;
import conversations.alert.preference.Channel;
import conversations.audience.AlertAudience.AlertRecipient;
import java.util.Set;

/** How somebody whom something concerns is alerted of it (G1). Who that is, {@link conversations.audience.Audience} says. */
final class AlertDecision {
    private AlertDecision() {}

    static Set<Channel> channels(AlertRecipient recipient, AlertPreferences preferences) {
        return recipient.muted() ? Set.of() : preferences.of(recipient.kind()).enabled();
    }
}
