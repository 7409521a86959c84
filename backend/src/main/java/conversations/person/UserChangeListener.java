package conversations.person;

import java.util.UUID;

/** Receives changes of users: renamed, deactivated or activated. */
public interface UserChangeListener {
    /** Called in the transaction of the change, after the change was made. */
    void onUserChanged(UUID user);
}
