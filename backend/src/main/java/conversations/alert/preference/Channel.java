package conversations.alert.preference;

/** How somebody is alerted. */
public enum Channel {
    EMAIL,
    POPUP
}
