package conversations.sidebar;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.SeededTrials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class SidebarPagingApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private List<String> start(int count) {
        var ids = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            ids.add(ann.start("Number " + i, ben));
        }
        return ids;
    }

    @Test
    @DisplayName("K2 pages follow one another without a gap or a double, and the last one says so")
    void pages() {
        var ids = start(7).reversed();
        assertEquals(ids.subList(0, 3), ann.ok("/conversations?limit=3").getList("items.id"));
        assertEquals(ids, walk(3));
        assertEquals(ids, walk(7));
        assertEquals(ids, walk(1));
        assertNull(ann.ok("/conversations?limit=7").get("nextCursor"));
    }

    @Test
    @DisplayName("K2 conversations of one and the same moment are paged whole")
    void sameMoment() {
        var ids = start(6);
        Database.update("update participant set last_activity = '2026-01-01T00:00:00Z' where user_id = ?", ann.id());
        Collections.sort(ids, Collections.reverseOrder());
        assertEquals(ids, walk(2));
    }

    @Test
    @DisplayName(
            "K2 conversations that moved up meanwhile are found at the top; others are neither skipped nor repeated")
    void whileThingsMove() {
        SeededTrials.times(3, random -> {
            var reader = Api.person("Reader");
            var ids = new ArrayList<String>();
            for (var i = 0; i < 12; i++) {
                ids.add(ben.start("Number " + i, reader));
            }
            var moved = new HashSet<String>();
            var seen = new ArrayList<String>();
            @Nullable String cursor = null;
            do {
                var page = reader.ok("/conversations?limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
                seen.addAll(page.getList("items.id", String.class));
                cursor = page.getString("nextCursor");
                var mover = SeededTrials.one(random, ids);
                ben.say(mover, "up");
                moved.add(mover);
            } while (cursor != null);
            assertEquals(seen.size(), new HashSet<>(seen).size(), "nothing doubled");
            var stayed = new ArrayList<>(ids.reversed());
            stayed.removeAll(moved);
            seen.removeAll(moved);
            assertEquals(stayed, seen);
            assertEquals(
                    moved,
                    new HashSet<>(
                            reader.ok("/conversations?limit=" + moved.size()).getList("items.id", String.class)));
        });
    }

    @Test
    @DisplayName("K2 a cursor of another list, of another user, or none at all, is 400")
    void foreignCursors() {
        start(2);
        String cursor = ann.ok("/conversations?limit=1").getString("nextCursor");
        assertEquals(
                1, ann.ok("/conversations?cursor=" + cursor).getList("items").size());
        refused(ben, "/conversations?cursor=" + cursor);
        refused(ann, "/conversations?filter=created&cursor=" + cursor);
        refused(ann, "/conversations?unread=false&cursor=" + cursor);
        refused(ann, "/users?cursor=" + cursor);
        refused(ann, "/records?cursor=" + cursor);
        for (var garbage : List.of(
                "",
                "x",
                "null",
                "AAAA",
                "%00",
                "%F0%9F%98%80",
                "..",
                cursor + "x",
                cursor + ".",
                cursor.substring(1),
                "a".repeat(2_000))) {
            refused(ann, "/conversations?cursor=" + garbage);
        }
    }

    @Test
    @DisplayName("K2 a cursor made by hand, however it looks inside, is 400 or a page, never a failure")
    void forgedCursors() {
        start(2);
        var list = ann.ok("/conversations?limit=1").getString("nextCursor").split("\\.")[0];
        for (var time : List.of(
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "-4713-01-01T00:00:00Z",
                "+294277-01-01T00:00:00Z",
                "infinity",
                "now",
                "2026-01-01",
                "")) {
            refused(
                    ann,
                    "/conversations?cursor="
                            + cursor(list, time, UUID.randomUUID().toString()));
        }
        refused(ann, "/conversations?cursor=" + cursor(list, "2026-01-01T00:00:00Z", "1-1-1-1-1"));
        assertEquals(
                0,
                ann.ok("/conversations?cursor="
                                + cursor(
                                        list,
                                        "2020-01-01T00:00:00Z",
                                        UUID.randomUUID().toString()))
                        .getList("items")
                        .size());
    }

    private static String cursor(String list, String... position) {
        var cursor = new StringBuilder(list);
        for (var part : position) {
            cursor.append('.')
                    .append(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(part.getBytes(StandardCharsets.UTF_8)));
        }
        return cursor.toString();
    }

    private static void refused(Api caller, String path) {
        caller.request()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("cursor")));
    }

    private List<String> walk(int limit) {
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = ann.ok("/conversations?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return seen;
    }
}
