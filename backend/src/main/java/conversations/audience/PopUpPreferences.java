package conversations.audience;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Gives access to the preferences for pop-ups, which another package keeps. */
public interface PopUpPreferences {
    /** The users among {@code users} who want pop-ups of this kind. */
    Set<UUID> usersWanting(AlertKind kind, Collection<UUID> users);
}
