package conversations.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.StatementCounter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The inbox page and a post cost a constant number of statements, whatever there is to show. */
@ApiTest
class StatementCountTest {
    private final Api ann = Api.person("Ann");

    @Test
    @DisplayName("the inbox page costs the same with few and many conversations, people, messages and records")
    void inboxPage() {
        var small = Api.person("Small");
        small.start("Only one", Api.person("Other"));
        var few = StatementCounter.of(() -> small.ok("/conversations?limit=100"));

        for (var i = 0; i < 30; i++) {
            var people = Api.people(i % 10 == 0 ? 15 : 1).toArray(Api[]::new);
            var id = ann.start("Conversation " + i, people);
            for (var n = 0; n < i % 7; n++) {
                people[0].say(id, "Message " + n);
            }
        }
        var many = StatementCounter.of(
                () -> assertEquals(30, ann.sidebar().getList("items").size()));

        assertEquals(few, many);
        assertTrue(few <= 9, () -> "the inbox page costs " + few + " statements");
    }

    @Test
    @DisplayName("C2 a post costs the same to 2 and to 60 people, after 1 and after 50 messages")
    void post() {
        var pair = ann.start("Just us", Api.person("Ben"));
        var crowd = ann.start("All of us", Api.people(59).toArray(Api[]::new));
        for (var i = 0; i < 50; i++) {
            ann.say(crowd, "Message " + i);
        }
        var toTwo = StatementCounter.of(() -> ann.say(pair, "Hello"));
        var toMany = StatementCounter.of(() -> ann.say(crowd, "Hello"));

        assertEquals(toTwo, toMany);
        assertTrue(toTwo <= 5, () -> "a post costs " + toTwo + " statements");
    }

    @Test
    @DisplayName("I1 with files a post costs two more, and the inbox page nothing, however many there are")
    void files() {
        var ben = Api.person("Ben");
        var id = ann.start("Just us", ben);
        var page = StatementCounter.of(ben::sidebar);
        var ten = Stream.generate(() -> ann.file("a.txt", "a")).limit(10).toList();
        var one = List.of(ann.file("b.txt", "b"));
        var without = StatementCounter.of(() -> ann.say(id, "None"));
        assertEquals(without + 2, StatementCounter.of(() -> ann.send(id, "One", one)));
        assertEquals(without + 2, StatementCounter.of(() -> ann.send(id, "Ten", ten)));
        assertEquals(page, StatementCounter.of(ben::sidebar));
    }

    @Test
    @DisplayName("B1 the badge costs the same with one and with many unread")
    void badge() {
        var ben = Api.person("Ben");
        ann.start("One", ben);
        var one = StatementCounter.of(ben::badge);
        for (var i = 0; i < 20; i++) {
            ann.start(Map.of(
                    "message", "Another", "participantIds", List.of(ben.id().toString())));
        }
        assertEquals(one, StatementCounter.of(ben::badge));
    }
}
