package conversations.sidebar;

import static conversations.testing.Json.object;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.CountConsistency;
import conversations.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class MarkAllReadApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Test
    @DisplayName("B8 without asOf, all of the caller's conversations are marked, and nobody else's")
    void all() {
        var one = ann.start("One", ben);
        ann.start("Two", ben);
        var read = ann.start("Three", ben);
        ben.post("/conversations/" + read + "/read", Map.of()).then().statusCode(200);
        ben.say(one, "Back");
        ann.say(one, "Again");
        assertEquals(2, markAll(ben, Map.of()));
        assertEquals(0, ben.badge());
        assertEquals(0, markAll(ben, Map.of()));
        assertEquals(
                0,
                ben.sidebar().getList("items.unreadCount", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum());
        assertEquals(0, ann.badge(), "her last message answered his");
        CountConsistency.check();
    }

    @Test
    @DisplayName("B8 messages that arrived after the client last loaded stay unread, in old conversations and new ones")
    void exactly() {
        var one = ann.start("One", ben);
        var asOf = asOf(ben);
        ann.say(one, "Later");
        var two = ann.start("Two", ben);
        assertEquals(1, markAll(ben, Map.of("asOf", asOf)));
        assertUnread(one, 1, 1);
        assertUnread(two, 1, 0);
        assertEquals(2, ben.badge());
        assertEquals(0, markAll(ben, Map.of("asOf", asOf)), "once more changes nothing");
        assertUnread(one, 1, 1);
        CountConsistency.check();
    }

    @Test
    @DisplayName("B7, B8 an old asOf never moves a mark back")
    void neverBack() {
        var one = ann.start("One", ben);
        var asOf = asOf(ben);
        ann.say(one, "Later");
        ben.post("/conversations/" + one + "/read", Map.of()).then().statusCode(200);
        assertEquals(0, markAll(ben, Map.of("asOf", asOf)));
        assertUnread(one, 0, 2);
    }

    @Test
    @DisplayName("B8 a message written before asOf but committed after it stays unread")
    void writtenBeforeCommittedAfter() throws SQLException {
        var one = ann.start("One", ben);
        var two = ann.start("Two", ben);
        try (var connection = Database.connect()) {
            connection.setAutoCommit(false);
            post(connection, one);
            var asOf = asOf(ben);
            ann.say(two, "After asOf");
            connection.commit();
            connection.setAutoCommit(true);
            assertEquals(2, markAll(ben, Map.of("asOf", asOf)));
        }
        assertUnread(one, 1, 1);
        assertUnread(two, 1, 1);
        CountConsistency.check();
    }

    @Test
    @DisplayName("B8 a message posted while marking waits its turn, and stays unread")
    void postedMeanwhile() throws SQLException {
        var one = ann.start("One", ben);
        var asOf = asOf(ben);
        try (var threads = Executors.newFixedThreadPool(1);
                var connection = Database.connect()) {
            connection.setAutoCommit(false);
            post(connection, one);
            var marking = threads.submit(() -> markAll(ben, Map.of("asOf", asOf)));
            Concurrency.awaitBlocked();
            connection.commit();
            connection.setAutoCommit(true);
            assertEquals(1, Concurrency.get(marking));
        }
        assertUnread(one, 1, 1);
        CountConsistency.check();
    }

    @Test
    @DisplayName("B8 a restored database, whose transaction numbers began anew, still marks what was there before")
    void restoredDatabase() {
        var one = ann.start("Long ago", ben);
        Database.update(
                "update entry set written_by = cast('1' || pg_current_xact_id() as xid8) where conversation_id = ?",
                UUID.fromString(one));
        ann.start("Now", ben);
        assertEquals(1, markAll(ben, Map.of("asOf", new AsOf("1:1:").encode())));
        assertUnread(one, 0, 1);
    }

    @Test
    @DisplayName("B8 messages after asOf stay unread even if the clock was set back meanwhile")
    void clockSetBack() {
        var one = ann.start("One", ben);
        var asOf = asOf(ben);
        var two = ann.start("Two", ben);
        Database.update("update entry set at = at - interval '1 day' where conversation_id = ?", UUID.fromString(two));
        Database.update(
                "update participant set last_activity = last_activity - interval '1 day' where conversation_id = ?",
                UUID.fromString(two));
        assertEquals(1, markAll(ben, Map.of("asOf", asOf)));
        assertUnread(one, 0, 1);
        assertUnread(two, 1, 0);
        CountConsistency.check();
    }

    @Test
    @DisplayName("K1 somebody with more unread conversations than a statement has parameters can mark them all")
    void veryMany() {
        ben.id();
        Database.update("""
                with started as (
                    insert into conversation (id, private, status, created_at, created_by, last_seq, message_count, last_message_at)
                    select gen_random_uuid(), false, 'open', now(), ?, 1, 1, now() from generate_series(1, 33000) returning id
                ), said as (
                    insert into entry (conversation_id, seq, kind, author_id, at, text, message_number)
                    select id, 1, 'message', ?, now(), 'Hello', 1 from started
                )
                insert into participant (conversation_id, user_id, role, state, joined_at, position, periods, unread_count, last_activity)
                select id, ?, 'member', 'active', now(), 1, '{[1,)}', 1, now() from started
                """, ann.id(), ann.id(), ben.id());
        Database.update("analyze participant, entry, conversation");
        assertEquals(33_000, ben.badge());
        assertEquals(33_000, markAll(ben, Map.of()));
        assertEquals(0, ben.badge());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-01-01T00:00:00Z", "null", "\u0000", "%"})
    @DisplayName("K2 an asOf that this server did not give is 400 under its name")
    void badAsOf(String asOf) {
        ben.post("/conversations/mark-all-read", object("asOf", asOf))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("asOf")));
    }

    /** As the backend posts, but with its end in our hands. */
    private void post(Connection connection, String id) {
        var conversation = UUID.fromString(id);
        Database.update(connection, "update conversation set last_message_at = now() where id = ?", conversation);
        Database.update(
                connection,
                "insert into entry (conversation_id, seq, kind, author_id, at, text, message_number) select id, last_seq + 1, 'message', ?, now(), 'In flight', message_count + 1 from conversation where id = ?",
                ann.id(),
                conversation);
        Database.update(
                connection,
                "update conversation set last_seq = last_seq + 1, message_count = message_count + 1 where id = ?",
                conversation);
        Database.update(
                connection,
                "update participant set last_activity = now(), unread_count = unread_count + case user_id when ? then 0 else 1 end, read_through = case user_id when ? then 2 else read_through end where conversation_id = ?",
                ann.id(),
                ann.id(),
                conversation);
    }

    private void assertUnread(String id, int unread, int readThrough) {
        var conversation = ben.conversation(id);
        assertEquals(unread, conversation.getInt("unreadCount"));
        assertEquals(readThrough, conversation.getInt("readThroughSeq"));
    }

    private static String asOf(Api person) {
        return person.ok("/conversations/unread-count").getString("asOf");
    }

    private static int markAll(Api person, Map<String, ?> body) {
        return person.post("/conversations/mark-all-read", body)
                .then()
                .statusCode(200)
                .extract()
                .path("conversations");
    }
}
