package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a conversation takes replies (C4). */
enum Status {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED
}
