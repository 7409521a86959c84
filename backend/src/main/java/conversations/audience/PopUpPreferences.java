package conversations.audience;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who wants to see pop-ups, told by those who keep what people want. */
public interface PopUpPreferences {
    /** Those among {@code users} who want one of what is of this kind. */
    Set<UUID> usersWanting(AlertKind kind, Collection<UUID> users);
}
