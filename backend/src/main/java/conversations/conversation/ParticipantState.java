package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether somebody takes part now, or how they stopped. */
enum ParticipantState {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("left")
    LEFT,
    @JsonProperty("removed")
    REMOVED
}
