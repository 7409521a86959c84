package conversations.sidebar;

import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.record.RecordKey;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The criteria of a filter of the sidebar. All of them must hold; null stands for no criterion (F5). */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
record SidebarCriteria(
        @Nullable UUID with,
        @Nullable RecordKey about,
        @Nullable Role role,
        @Nullable Status status,
        @Nullable Boolean unread,
        @Nullable String q) {
    /** No criteria. */
    static final SidebarCriteria NONE = SidebarCriteriaBuilder.builder().build();
}
