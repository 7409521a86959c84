package conversations.conversation;

import static conversations.testing.Json.object;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class ConversationStarterPeopleApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName("A3 the caller and doubles among the people are ignored; the creator is in, and first")
    void doublesAndSelf() {
        var bens = ben.id().toString();
        var anns = ann.id().toString();
        var started = started(List.of(bens, anns, bens.toUpperCase(java.util.Locale.ROOT), bens));
        assertEquals(List.of(anns, bens), started.getList("participants.user.id"));
        assertEquals(2, started.getInt("participantCount"));
    }

    @Test
    @DisplayName("A1 at least one other person is required")
    void alone() {
        refused(List.of(), "participantIds");
        refused(List.of(ann.id().toString()), "participantIds");
        refused(null, "participantIds");
    }

    @Test
    @DisplayName("A3 unknown people and invalid ids are refused by their position in the list")
    void unknown() {
        var unknown = UUID.randomUUID().toString();
        var given = new ArrayList<@Nullable String>(List.of(ben.id().toString(), unknown, "me", "", "1-1-1-1-1"));
        given.add(null);
        refused(
                given,
                "participantIds[1]",
                "participantIds[2]",
                "participantIds[3]",
                "participantIds[4]",
                "participantIds[5]");
    }

    @Test
    @DisplayName("A3 only active users can be chosen; an inactive one is answered as an unknown one")
    void inactive() {
        var gone = Api.person("Gone");
        Database.update("update users set active = false where id = ?", gone.id());
        refused(Api.ids(ben, gone), "participantIds[1]");
    }

    @Test
    @DisplayName("A1 250 people are taken, the creator included, and one more is not")
    void atMost250() {
        var others = users(250);
        var started = started(others.subList(0, 249));
        assertEquals(250, started.getInt("participantCount"));
        assertEquals(250, started.getList("participants").size());
        assertEquals(ann.id().toString(), started.getString("participants[0].user.id"));
        refused(others, "participantIds");

        var listed = new ArrayList<String>();
        var path = "/conversations/" + started.getString("id") + "/participants?limit=100";
        for (var page = ann.ok(path); ; page = ann.ok(path + "&cursor=" + page.getString("nextCursor"))) {
            listed.addAll(page.getList("items.user.id"));
            if (page.get("nextCursor") == null) {
                break;
            }
        }
        assertEquals(ann.id().toString(), listed.removeFirst());
        assertEquals(others.subList(0, 249), listed, "in the order in which they were put in");
    }

    @Test
    @DisplayName("A1 doubles do not count towards the limit")
    void doublesDoNotCount() {
        var many = Collections.nCopies(600, ben.id().toString());
        assertEquals(2, started(many).getInt("participantCount"));
    }

    @Test
    @DisplayName("K1 a long list of nonsense is not answered with a longer one")
    void answerStaysSmall() {
        var nonsense = Collections.nCopies(60_000, "x");
        for (var field : List.of("participantIds", "attachmentIds")) {
            var answer = ann.post("/conversations", object("message", "Hello", field, nonsense))
                    .then()
                    .statusCode(422)
                    .extract()
                    .asString();
            assertTrue(answer.length() < 20_000, "an answer of " + answer.length() + " characters");
        }
        var refs = Collections.nCopies(20_000, object("type", "x"));
        var answer = ann.post(
                        "/conversations", object("message", "Hello", "participantIds", Api.ids(ben), "about", refs))
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertTrue(answer.length() < 20_000, "an answer of " + answer.length() + " characters");
    }

    private JsonPath started(List<String> people) {
        return ann.post("/conversations", object("message", "Hello", "participantIds", people))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void refused(@Nullable List<? extends @Nullable String> people, String... fields) {
        ann.post("/conversations", object("message", "Hello", "participantIds", people))
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder(fields));
    }

    /** Users whom nobody has seen yet. */
    private static List<String> users(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var id = UUID.randomUUID();
                    Database.update(
                            "insert into users (id, given_name, family_name, display_name, created_at, family_name_folded, given_name_folded, search_folded)"
                                    + " values (?, 'Crowd', 'Member', 'Crowd Member', now(), 'member', 'crowd', 'member crowd')",
                            id);
                    return id.toString();
                })
                .toList();
    }
}
