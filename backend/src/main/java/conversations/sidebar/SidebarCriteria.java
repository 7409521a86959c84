package conversations.sidebar;

import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.platform.problem.ProblemException;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The criteria of a filter of the sidebar. All of them must hold; null stands for no criterion (F5). */
public record SidebarCriteria(
        @Nullable UUID with,
        @Nullable RecordKey parseRecord,
        @Nullable Role role,
        @Nullable Status status,
        @Nullable Boolean unread,
        @Nullable String q) {
    /** No criteria. */
    public static final SidebarCriteria NONE = new SidebarCriteria(null, null, null, null, null, null);

    /**
     * Parses a record given as {@code type:id}.
     *
     * @throws ProblemException 400 under {@code about} for any other text
     */
    public static @Nullable RecordKey parseRecord(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var key = RecordType.key(text);
        if (key == null) {
            throw ProblemException.malformed("about", "This must be type:id.");
        }
        return key;
    }
}
