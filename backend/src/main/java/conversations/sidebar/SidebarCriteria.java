package conversations.sidebar;

import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.record.RecordKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The criteria of a filter of the sidebar. All of them must hold; null stands for no criterion (F5). */
record SidebarCriteria(
        @Nullable UUID with,
        @Nullable RecordKey about,
        @Nullable Role role,
        @Nullable Status status,
        @Nullable Boolean unread,
        @Nullable String q) {
    /** No criteria. */
    static final SidebarCriteria NONE = new SidebarCriteria(null, null, null, null, null, null);
}
