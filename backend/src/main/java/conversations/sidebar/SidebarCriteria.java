package conversations.sidebar;

import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.platform.problem.ProblemException;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What narrows the sidebar; conditions that are null do not, all others hold together (F5). */
public record SidebarCriteria(
        @Nullable UUID with,
        @Nullable RecordKey parseRecord,
        @Nullable Role role,
        @Nullable Status status,
        @Nullable Boolean unread,
        @Nullable String q) {
    /** No condition. */
    public static final SidebarCriteria NONE = new SidebarCriteria(null, null, null, null, null, null);

    /**
     * A record as {@code type:id}.
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
