package conversations.sidebar;

import conversations.person.UserId;
import java.util.Set;
import java.util.UUID;

/** Gives the sidebar access to text search, which another package implements. */
public interface TextSearch {
    /** The conversations in which a text that {@code user} sees in their sidebar has all the words of {@code q} (F6). */
    Set<UUID> conversations(String q, UserId user);
}
