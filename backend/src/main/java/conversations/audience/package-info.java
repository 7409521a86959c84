/**
 * Who hears of what happens: whom it alerts, and what those who watch live are shown of it. Who wants pop-ups it is told through
 * {@link PopUpPreferences}.
 */
@NullMarked
package conversations.audience;

import org.jspecify.annotations.NullMarked;
