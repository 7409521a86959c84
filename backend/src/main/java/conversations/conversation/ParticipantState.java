package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether somebody takes part now, or how they stopped. */
@Schema(description = "Whether a user is a current participant, or how the participation ended.")
public enum ParticipantState {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("left")
    LEFT,
    @JsonProperty("removed")
    REMOVED
}
