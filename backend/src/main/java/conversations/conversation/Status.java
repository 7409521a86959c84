package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a conversation takes replies (C4). */
@Schema(description = "Whether a conversation accepts replies.")
public enum Status {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED
}
