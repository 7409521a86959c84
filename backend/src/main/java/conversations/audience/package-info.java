/**
 * The recipients of alerts. Preferences for pop-ups are reached through {@link PopUpPreferences}.
 */
@NullMarked
package conversations.audience;

import org.jspecify.annotations.NullMarked;
