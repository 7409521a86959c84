package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the system writes into a timeline. */
enum NoticeType {
    @JsonProperty("joined")
    JOINED,
    @JsonProperty("left")
    LEFT,
    @JsonProperty("removed")
    REMOVED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("reopened")
    REOPENED,
    @JsonProperty("changed")
    CHANGED
}
