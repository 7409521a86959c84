package conversations.sidebar;

import static conversations.testing.Json.object;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.CountConsistency;
import conversations.testing.CrmRecords;
import conversations.testing.Json;
import conversations.testing.RawHttp;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ReadingApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private String id = "";

    @BeforeEach
    void start() {
        id = ann.start("1", ben);
        ann.say(id, "2");
        ben.say(id, "3");
        ann.say(id, "4");
        ann.say(id, "5");
        ann.patch("/conversations/" + id, Map.of("subject", "6")).then().statusCode(200);
    }

    @Test
    @DisplayName("B6 unread are the messages of others after the read mark, neither one's own nor notices")
    void counts() {
        assertEquals(3, ben.conversation(id).getInt("readThroughSeq"), "C2 one's own message marks the rest read");
        assertEquals(2, ben.conversation(id).getInt("unreadCount"));
        assertEquals(0, ann.conversation(id).getInt("unreadCount"), "answered at 4");
        assertTrue(ben.conversation(id).getBoolean("can.markRead"));
        CountConsistency.check();
    }

    @Test
    @DisplayName("B7 the mark moves forward only")
    void forwardOnly() {
        assertMark(read(ben, 4L), 4, 1);
        assertMark(read(ben, 1L), 4, 1);
        assertMark(read(ben, 0L), 4, 1);
        assertMark(read(ben, 5L), 5, 0);
        assertFalse(ben.conversation(id).getBoolean("can.markRead"));
        CountConsistency.check();
    }

    @Test
    @DisplayName("B7 a mark beyond the visible entries is cut to them, so that later messages are unread")
    void cut() {
        assertMark(read(ben, Long.MAX_VALUE), 6, 0);
        ann.say(id, "7");
        assertMark(ben.conversation(id), 6, 1);
        assertMark(read(ben, 8L), 7, 0);
        CountConsistency.check();
    }

    @Test
    @DisplayName("B8 without a seq, all messages visible now are marked; the body may be missing")
    void all() {
        assertMark(
                ben.post("/conversations/" + id + "/read", object("throughSeq", null))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath(),
                6,
                0);
        ann.say(id, "7");
        assertMark(
                ben.request()
                        .contentType("application/json")
                        .post("/conversations/" + id + "/read")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath(),
                7,
                0);
        ann.say(id, "8");
        assertEquals(
                200,
                RawHttp.send(RawHttp.request("/conversations/" + id + "/read")
                                .header("Authorization", ben.authorization())
                                .POST(BodyPublishers.noBody()))
                        .statusCode());
        assertMark(ben.conversation(id), 8, 0);
    }

    @Test
    @DisplayName("B7 two devices at once leave the further mark")
    void twoDevices() {
        for (var round = 0; round < 5; round++) {
            int last = ann.say(id, "again");
            var marks = List.of((long) last, (long) last - 1, 1L, (long) last - 2);
            Concurrency.each(4, device -> read(ben, marks.get(device)));
            assertMark(ben.conversation(id), last, 0);
        }
        CountConsistency.check();
    }

    @Test
    @DisplayName("B7 marking changes nothing for the others")
    void onlyOnesOwn() {
        read(ben, 6L);
        assertMark(ann.conversation(id), 5, 0);
        ben.say(id, "7");
        assertMark(ann.conversation(id), 5, 1);
        assertMark(read(ann, 6L), 6, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"1\"", "true", "[]", "{}", "1e1", "9223372036854775808", "1e400", "NaN"})
    @DisplayName("K2 an invalid seq is refused")
    void badSeqs(String seq) {
        var status = ben.body("{\"throughSeq\":" + seq + "}")
                .post("/conversations/" + id + "/read")
                .statusCode();
        assertEquals(seq.equals("-1") ? 422 : 400, status);
        assertMark(ben.conversation(id), 3, 2);
    }

    @Test
    @DisplayName("F2 a user who reads only through a record can't mark as read")
    void notAParticipant() {
        var about = List.of(CrmRecords.record("contact", "C").ref());
        var open = ann.start(Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", about));
        var dora = Api.person("Dora");
        dora.post("/conversations/" + open + "/read", Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-participant"));
        dora.post("/conversations/" + id + "/read", Json.object()).then().statusCode(404);
    }

    private JsonPath read(Api reader, long throughSeq) {
        return reader.post("/conversations/" + id + "/read", Map.of("throughSeq", throughSeq))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void assertMark(JsonPath conversation, int readThrough, int unread) {
        assertEquals(readThrough, conversation.getInt("readThroughSeq"));
        assertEquals(unread, conversation.getInt("unreadCount"));
    }
}
