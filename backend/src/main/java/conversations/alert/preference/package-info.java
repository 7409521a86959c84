/** Preferences for alerts (G1). */
@NullMarked
package conversations.alert.preference;

import org.jspecify.annotations.NullMarked;
