/**
 * The sidebar, a user's own list of conversations: its filters, built-in and saved, the user's copies, and read marks.
 * Search is reached through {@link TextSearch}.
 */
@NullMarked
package conversations.sidebar;

import org.jspecify.annotations.NullMarked;
