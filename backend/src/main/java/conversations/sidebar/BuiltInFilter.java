package conversations.sidebar;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The filters that everybody has (F5). */
public enum BuiltInFilter {
    /** The user started it. */
    CREATED,
    /** The user takes part now. */
    PARTICIPATING,
    /** It is closed. */
    CLOSED;

    /** The one of this id, null if there is none. */
    public static @Nullable BuiltInFilter of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(filter -> filter.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
