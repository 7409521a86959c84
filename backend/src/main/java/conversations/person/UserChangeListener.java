package conversations.person;

import java.util.UUID;

/** The place to say that a person was renamed, deactivated or activated. */
public interface UserChangeListener {
    /** Called in the transaction of the change, after it was made. */
    void onUserChanged(UUID user);
}
