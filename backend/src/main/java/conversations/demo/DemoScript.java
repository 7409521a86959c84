package conversations.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import conversations.record.RecordType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of demo.json. Times are days before today and the UTC time of that day: {@code -27d09:14}. */
record DemoScript(List<DemoUser> users, List<DemoRecord> records, List<DemoConversation> conversations) {

    record DemoUser(String externalId, String givenName, String familyName, String email) {}

    record DemoRecord(RecordType type, String id, String name, boolean restricted, List<Access> access) {}

    record Access(String user, boolean view, boolean edit) {}

    /**
     * @param about as {@code type:id}
     * @param readBy up to which of the messages, counted from 1, or {@code all}; whoever is missing, to their own last one
     */
    record DemoConversation(
            @Nullable String subject,
            @Nullable String description,
            @JsonProperty("private") boolean privateToParticipants,
            List<String> about,
            String by,
            List<String> with,
            List<DemoMessage> messages,
            @Nullable String closedAt,
            @Nullable String closedBy,
            Map<String, JsonNode> readBy) {}

    record DemoMessage(String by, String at, String text) {}
}
