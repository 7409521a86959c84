package conversations.sidebar;

import java.util.Set;
import java.util.UUID;

/** What the sidebar must know of texts, told by those who search them. */
public interface TextSearch {
    /** The conversations in which something that {@code user} sees in their sidebar has all the words of {@code q} (F6). */
    Set<UUID> conversations(String q, UUID user);
}
