package conversations.message;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class TimelineApiTest {
    private static final int LENGTH = 25;
    private static final Api ann = Api.person("Ann");
    private static final Api ben = Api.person("Ben");
    private static String id = "";

    /** One for all that only read. */
    @BeforeEach
    void start() {
        if (id.isEmpty()) {
            id = start(LENGTH);
        }
    }

    private static String start(int length) {
        var started = ann.start("1", ben);
        for (var seq = 2; seq <= length; seq++) {
            (seq % 3 == 0 ? ben : ann).say(started, String.valueOf(seq));
        }
        return started;
    }

    @Test
    @DisplayName("B5, B12 without a bound the newest entries come, in order")
    void newest() {
        assertPage("", 6, 25, true, false);
        assertPage("?limit=3", 23, 25, true, false);
        assertPage("?limit=100", 1, 25, false, false);
        assertPage("?limit=25", 1, 25, false, false);
        assertPage("?limit=24", 2, 25, true, false);
    }

    @Test
    @DisplayName("B5 More: those just before, and just after, a position")
    void beforeAndAfter() {
        assertPage("?before=23&limit=10", 13, 22, true, true);
        assertPage("?before=4&limit=3", 1, 3, false, true);
        assertPage("?before=5&limit=3", 2, 4, true, true);
        assertPage("?before=1000&limit=5", 21, 25, true, false);
        assertPage("?before=26&limit=5", 21, 25, true, false);
        assertPage("?before=9223372036854775807&limit=5", 21, 25, true, false);
        assertPage("?after=0&limit=5", 1, 5, false, true);
        assertPage("?after=20&limit=5", 21, 25, true, false);
        assertPage("?after=20&limit=4", 21, 24, true, true);
        assertPage("?after=3&limit=4", 4, 7, true, true);
    }

    @Test
    @DisplayName(
            "B5 beyond either end there is nothing, and the answer says whether there are entries on the other side")
    void beyondTheEnds() {
        assertEmpty("?before=1", false, true);
        assertEmpty("?before=0", false, true);
        assertEmpty("?after=25", true, false);
        assertEmpty("?after=26", true, false);
        assertEmpty("?after=9223372036854775807", true, false);
        assertEmpty("?after=9223372036854775806", true, false);
    }

    @Test
    @DisplayName("B5 paging backwards from the newest sees each entry once, while others write")
    void backwardsWhileOthersWrite() {
        var id = start(10);
        var seen = new ArrayList<Integer>();
        var page = ben.ok("/conversations/" + id + "/messages?limit=4");
        seen.addAll(page.getList("items.seq"));
        while (page.getBoolean("hasOlder")) {
            ann.say(id, "meanwhile");
            page = ben.ok("/conversations/" + id + "/messages?limit=4&before=" + seen.getFirst());
            seen.addAll(0, page.getList("items.seq"));
        }
        assertEquals(IntStream.rangeClosed(1, 10).boxed().toList(), seen);
    }

    @Test
    @DisplayName("B12, C4, C5 notices stand among the messages, with who did what")
    void notices() {
        var id = start(1);
        ben.patch("/conversations/" + id, Map.of("status", "closed")).then().statusCode(200);
        var page = ann.ok("/conversations/" + id + "/messages?limit=2");
        assertEquals(List.of("message", "notice"), page.getList("items.kind"));
        assertEquals("closed", page.getString("items[1].notice.type"));
        assertEquals(List.of(), page.getList("items[1].notice.subjects"));
        assertEquals(ben.id().toString(), page.getString("items[1].author.id"));
        assertNull(page.get("items[1].text"));
        assertEquals("notice", ann.ok("/conversations/" + id + "/messages/2").getString("kind"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "26",
                "-1",
                "01",
                "1.0",
                "x",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999",
                "%20",
                "1%0A",
                "%D9%A1"
            })
    @DisplayName("F3 an entry that is not there is 404, whatever its number looks like")
    void noSuchEntry(String seq) {
        ann.request()
                .urlEncodingEnabled(false)
                .get("/conversations/" + id + "/messages/" + seq)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before=1&after=2",
                "before=-1",
                "after=x",
                "before=",
                "limit=0",
                "limit=101",
                "limit=abc",
                "view=tab",
                "view=",
                "cursor=x",
                "before=1&before=2",
                "before=9223372036854775808"
            })
    @DisplayName("K2 an invalid page of a timeline is 400")
    void badPages(String query) {
        ann.get("/conversations/" + id + "/messages?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"));
    }

    @Test
    @DisplayName("F1 view=record reads it as the tab of a record does, and is 404 where there is no such tab")
    void recordView() {
        ann.get("/conversations/" + id + "/messages?view=record").then().statusCode(404);
        ann.get("/conversations/" + id + "/messages/1?view=record").then().statusCode(404);
        var company = CrmRecords.record("company", "Open Ltd");
        var about =
                ann.start(Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", List.of(company.ref())));
        for (var reader : List.of(ann, ben, Api.person("Dora"))) {
            assertEquals(
                    List.of(1),
                    reader.ok("/conversations/" + about + "/messages?view=record")
                            .getList("items.seq"));
            assertEquals(
                    "Hello",
                    reader.ok("/conversations/" + about + "/messages/1?view=record")
                            .getString("text"));
        }
        assertEquals(
                List.of(1),
                Api.person("Emil").ok("/conversations/" + about + "/messages").getList("items.seq"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1",
                "00000000-0000-0000-0000-000000000000",
                "1-1-1-1-1",
                "..",
                "%00",
                "%2e%2e",
                "unread-counts"
            })
    @DisplayName("F3 a conversation that is not there is 404, whatever its id looks like")
    void noSuchConversation(String unknown) {
        for (var path : List.of("", "/messages", "/messages/1", "/participants")) {
            ann.request()
                    .urlEncodingEnabled(false)
                    .get("/conversations/" + unknown + path)
                    .then()
                    .statusCode(404);
        }
        ann.get("/conversations/" + UUID.randomUUID()).then().statusCode(404);
    }

    private void assertPage(String query, int first, int last, boolean hasOlder, boolean hasNewer) {
        var page = ben.ok("/conversations/" + id + "/messages" + query);
        assertEquals(IntStream.rangeClosed(first, last).boxed().toList(), page.getList("items.seq"), query);
        assertEquals(
                IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList(),
                page.getList("items.text"),
                query);
        assertEquals(hasOlder, page.getBoolean("hasOlder"), query + " hasOlder");
        assertEquals(hasNewer, page.getBoolean("hasNewer"), query + " hasNewer");
    }

    private void assertEmpty(String query, boolean hasOlder, boolean hasNewer) {
        var page = ben.ok("/conversations/" + id + "/messages" + query);
        assertEquals(List.of(), page.getList("items"), query);
        assertEquals(hasOlder, page.getBoolean("hasOlder"), query + " hasOlder");
        assertEquals(hasNewer, page.getBoolean("hasNewer"), query + " hasNewer");
    }
}
