package conversations.sidebar;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The built-in filters, which every user has (F5). */
enum BuiltInFilter {
    /** Conversations that the user started. */
    CREATED,
    /** Conversations in which the user is a current participant. */
    PARTICIPATING,
    /** Closed conversations. */
    CLOSED;

    /** The filter with this id, null if there is none. */
    static @Nullable BuiltInFilter of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(filter -> filter.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
