package conversations.person;

/** Receives changes of users: renamed, deactivated or activated. */
public interface UserChangeListener {
    /**
     * Called in the transaction of the change, after it was made and while the row is locked also against new references to it: who
     * adds the person to a conversation at this moment has done so before, or waits.
     */
    void onUserChanged(UserId user);
}
