package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether somebody started the conversation, or was put in. */
enum Role {
    @JsonProperty("creator")
    CREATOR,
    @JsonProperty("member")
    MEMBER
}
