package conversations.clientconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import conversations.conversation.ConversationLimits;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule A1 has its numbers in {@link ConversationLimits}; whoever tells them to clients tells the same. */
@ApiTest
class LimitsApiTest {
    private static Map<String, Integer> limits() {
        return Api.anonymous().get("/client-config").jsonPath().getMap("limits", String.class, Integer.class);
    }

    @Test
    @DisplayName("A1 client-config names the limits that the server checks")
    void clientConfig() {
        var limits = limits();
        assertEquals(ConversationLimits.MAX_SUBJECT_LENGTH, limits.get("subject"));
        assertEquals(ConversationLimits.MAX_DESCRIPTION_LENGTH, limits.get("description"));
        assertEquals(ConversationLimits.MAX_MESSAGE_LENGTH, limits.get("message"));
        assertEquals(ConversationLimits.MAX_PARTICIPANTS, limits.get("participants"));
        assertEquals(ConversationLimits.MAX_RECORDS, limits.get("about"));
    }

    @Test
    @DisplayName("A1 openapi.yaml names no other lengths of subject and description")
    void description() throws IOException {
        var schemas = new YAMLMapper()
                .readTree(Path.of("../openapi.yaml").toFile())
                .path("components")
                .path("schemas");
        for (var field : new String[] {"subject", "description"}) {
            assertEquals(limits().get(field), maxLength(schemas.path("Conversation"), field), field);
        }
    }

    private static int maxLength(JsonNode schema, String field) {
        return schema.path("properties").path(field).path("maxLength").asInt();
    }

    @Test
    @DisplayName("A1 I1 the web application assumes the same limits until it has loaded client-config")
    void webApplication() throws IOException {
        var source = Files.readString(Path.of("../frontend/src/api/limits.ts"));
        var assumed = new TreeMap<String, Integer>();
        Pattern.compile("^  (\\w+): ([0-9_ *]+),$", Pattern.MULTILINE)
                .matcher(source)
                .results()
                .forEach(line -> assumed.put(line.group(1), product(line.group(2))));
        assertEquals(new TreeMap<>(limits()), assumed);
    }

    private static int product(String factors) {
        var product = 1;
        for (var factor : factors.split("\\*")) {
            product *= Integer.parseInt(factor.strip().replace("_", ""));
        }
        return product;
    }
}
