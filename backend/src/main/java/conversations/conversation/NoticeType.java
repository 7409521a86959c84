package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The types of notices that the system writes into a timeline. */
@Schema(description = "A notice of the system in a timeline.")
public enum NoticeType {
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
