package conversations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.conversation.ConversationLimits;
import conversations.platform.text.Text;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.HostileTexts;
import conversations.testing.Json;
import conversations.testing.SeededTrials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class KeptAsWrittenTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName("C3, K3 each text that was acknowledged stands in the timeline once, in order and exactly as written")
    void messages() {
        SeededTrials.times(1, random -> {
            var id = ann.start("Hello", ben);
            var texts = new ArrayList<>(HostileTexts.STRINGS);
            for (var i = 0; i < 30; i++) {
                texts.add(HostileTexts.string(random));
            }
            var kept = new ArrayList<>(List.of("Hello"));
            for (var i = 0; i < texts.size(); i++) {
                var text = texts.get(i);
                var body = Json.write(Json.object("text", text));
                var path = "/conversations/" + id + "/messages";
                for (var repeats = random.nextInt(5) / 4; repeats >= 0; repeats--) {
                    ben.post(path, body, "k" + i).then().statusCode(isKeepable(text) ? 201 : 422);
                }
                if (isKeepable(text)) {
                    kept.add(Text.trim(text));
                }
            }
            assertEquals(kept, timeline(id));
            assertEquals(kept.size() - 1, ann.conversation(id).getInt("unreadCount"));
        });
    }

    @Test
    @DisplayName(
            "K3 subject and description come back as written too, and any text can be searched for among people and records")
    void otherTexts() {
        SeededTrials.times(1, random -> {
            for (var i = 0; i < 30; i++) {
                var text = HostileTexts.string(random);
                var body = Json.object("message", "Hello", "participantIds", Api.ids(ben), "description", text);
                var response = ann.post("/conversations", Json.write(body));
                if (Text.invalidReason(text) == null && Text.isBlank(text)
                        || Text.invalidReason(text) == null
                                && Text.trim(text)
                                                .codePointCount(
                                                        0, Text.trim(text).length())
                                        <= 4_000) {
                    response.then().statusCode(201);
                    var expected = Text.isBlank(text) ? null : Text.trim(text);
                    assertEquals(expected, response.path("description"));
                    assertEquals(expected, ben.conversation(response.path("id")).get("description"));
                } else {
                    response.then().statusCode(422);
                }
            }
            for (var text : HostileTexts.STRINGS) {
                if (Text.invalidReason(text) == null && text.codePointCount(0, text.length()) <= 200) {
                    ann.request().queryParam("q", text).get("/users").then().statusCode(200);
                    ann.request().queryParam("q", text).get("/records").then().statusCode(200);
                }
            }
        });
    }

    private static boolean isKeepable(String text) {
        var trimmed = Text.trim(text);
        return Text.invalidReason(text) == null
                && !Text.isBlank(text)
                && trimmed.codePointCount(0, trimmed.length()) <= ConversationLimits.MAX_MESSAGE_LENGTH;
    }

    private List<String> timeline(String id) {
        var texts = new ArrayList<String>();
        var page = ann.ok("/conversations/" + id + "/messages?after=0&limit=100");
        texts.addAll(page.getList("items.text"));
        while (page.getBoolean("hasNewer")) {
            page = ann.ok("/conversations/" + id + "/messages?limit=100&after=" + page.getInt("items[-1].seq"));
            texts.addAll(page.getList("items.text"));
        }
        return texts;
    }
}
