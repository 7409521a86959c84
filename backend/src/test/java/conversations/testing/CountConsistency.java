package conversations.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Recounts stored counts from the entries alone. */
public final class CountConsistency {
    private static final String WRONG_UNREAD = """
            select p.conversation_id || ' of ' || p.user_id || ' says ' || p.unread_count
            from participant p where p.unread_count <> (
                select count(*) from entry e
                where e.conversation_id = p.conversation_id and p.periods @> e.seq and e.seq > p.deleted_through
                and e.seq > p.read_through and e.kind = 'message' and e.deleted_at is null and e.author_id <> p.user_id)
            """;

    private static final String WRONG_ACTIVITY = """
            select p.conversation_id || ' of ' || p.user_id || ' says ' || p.last_activity
            from participant p where p.has_copy and p.last_activity <> coalesce(
                (select max(e.at) from entry e
                where e.conversation_id = p.conversation_id and p.periods @> e.seq and e.seq > p.deleted_through and e.kind = 'message'),
                p.joined_at)
            """;

    private static final String WRONG_NUMBERS = """
            select c.id || ' says ' || c.last_seq || ' and ' || c.message_count from conversation c
            join lateral (
                select max(e.seq) as last, count(*) as entries, count(*) filter (where e.kind = 'message') as messages
                from entry e where e.conversation_id = c.id) e on true
            where e.last is distinct from c.last_seq or e.entries <> c.last_seq or e.messages <> c.message_count
            union all
            select e.conversation_id || ' numbers ' || e.seq from (
                select conversation_id, seq, message_number,
                       count(*) filter (where kind = 'message') over (partition by conversation_id order by seq) as right_number
                from entry) e where e.message_number <> e.right_number
            """;

    private CountConsistency() {}

    /** Asserts that all stored counts of the database agree with the entries. */
    public static void check() {
        try (var connection = Database.connect()) {
            check(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void check(Connection to) {
        assertEquals(List.of(), Database.texts(to, WRONG_UNREAD), "B6 unread counts that a recount does not confirm");
        assertEquals(
                List.of(), Database.texts(to, WRONG_ACTIVITY), "B2 activity that is not the newest visible message");
        assertEquals(List.of(), Database.texts(to, WRONG_NUMBERS), "C3 seqs or message numbers with a gap");
    }
}
