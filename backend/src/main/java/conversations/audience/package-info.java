/**
 * Audiences of events: the recipients of alerts, and the views of connected users. Preferences for pop-ups are reached
 * through {@link PopUpPreferences}.
 */
@NullMarked
package conversations.audience;

import org.jspecify.annotations.NullMarked;
