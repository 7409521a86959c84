package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The caller's relation to a conversation. */
@Schema(description = "The caller's relation to a conversation.")
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
