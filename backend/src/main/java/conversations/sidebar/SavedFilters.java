package conversations.sidebar;

import java.util.UUID;

/** What the sidebar must know of saved filters, told by those who keep them. */
public interface SavedFilters {
    /**
     * The conditions of {@code user}'s filter.
     *
     * @throws conversations.platform.problem.ProblemException 404 for an unknown one and for another's
     */
    SidebarCriteria criteria(UUID id, UUID user);
}
