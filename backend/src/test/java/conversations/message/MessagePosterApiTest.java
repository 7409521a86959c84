package conversations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class MessagePosterApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName(
            "C2 a reply reaches everybody, unread to all but its author, and marks the conversation read for its author")
    void reachesEverybody() {
        var id = ann.start("Hello", ben);
        assertEquals(1, ben.conversation(id).getInt("unreadCount"));
        assertEquals(2, ben.say(id, "Hi yourself"));
        var participant = ben.conversation(id);
        assertEquals(0, participant.getInt("unreadCount"));
        assertEquals(2, participant.getInt("readThroughSeq"));
        var theirs = ann.conversation(id);
        assertEquals(1, theirs.getInt("unreadCount"));
        assertEquals(List.of("Hello", "Hi yourself"), theirs.getList("messages.text"));
        assertEquals(1, ann.badge());
    }
}
