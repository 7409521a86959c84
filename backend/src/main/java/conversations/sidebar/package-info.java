/**
 * The sidebar, a user's own list of conversations: its filters, the user's copies, and read marks. Saved filters and search
 * are reached through {@link SavedFilters} and {@link TextSearch}.
 */
@NullMarked
package conversations.sidebar;

import org.jspecify.annotations.NullMarked;
