package conversations.alert.preference;

/** A way of alerting a user. */
public enum Channel {
    EMAIL,
    POPUP
}
