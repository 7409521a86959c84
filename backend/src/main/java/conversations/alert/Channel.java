package conversations.alert;

/** How somebody is alerted. */
enum Channel {
    EMAIL,
    POPUP
}
