package conversations.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether somebody started the conversation, or was put in. */
@Schema(description = "Whether a participant started the conversation, or was added.")
public enum Role {
    @JsonProperty("creator")
    CREATOR,
    @JsonProperty("member")
    MEMBER
}
