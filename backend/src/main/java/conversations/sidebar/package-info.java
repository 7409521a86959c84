/**
 * Somebody's own list of conversations: what narrows it, their copies in it, and up to where they have read. Of saved filters and
 * of search it is told through {@link SavedFilters} and {@link TextSearch}.
 */
@NullMarked
package conversations.sidebar;

import org.jspecify.annotations.NullMarked;
