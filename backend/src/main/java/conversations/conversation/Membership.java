package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the caller is to a conversation. */
enum Membership {
    @JsonProperty("none")
    NONE,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("left")
    LEFT,
    @JsonProperty("removed")
    REMOVED
}
