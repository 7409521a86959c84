package conversations.person;

import java.util.UUID;

/** The place to say that a person was renamed, deactivated or activated. */
public interface PersonChanges {
    /** Called in the transaction of the change, after it was made. */
    void changed(UUID user);
}
