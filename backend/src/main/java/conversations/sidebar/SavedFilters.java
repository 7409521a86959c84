package conversations.sidebar;

import conversations.person.UserId;
import java.util.UUID;

/** Gives the sidebar access to saved filters, which another package keeps. */
public interface SavedFilters {
    /**
     * The criteria of {@code user}'s filter.
     *
     * @throws conversations.platform.problem.ProblemException 404 for an unknown one and for another's
     */
    SidebarCriteria criteria(UUID id, UserId user);
}
