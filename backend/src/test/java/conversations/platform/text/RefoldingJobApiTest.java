package conversations.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows written by a node of the version before are refolded. */
@ApiTest
class RefoldingJobApiTest {
    private static final String BLOCKS = "select folding from search_block where conversation_id = ? order by block";
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    /**
     * Inserts rows like a node that does not name its folding version, and reads their default before other transactions
     * could refold them.
     */
    private static List<String> old(String sql, String marks, Object id) {
        try (var connection = Database.connect()) {
            connection.setAutoCommit(false);
            say(connection, "1");
            Database.update(connection, sql, id);
            var marked = Database.texts(connection, marks, id);
            say(connection, String.valueOf(Folding.VERSION));
            connection.commit();
            connection.setAutoCommit(true);
            return marked;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(Connection connection, String folding) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set conversations.folding = " + folding);
        }
    }

    /** Repeats until no row is left, since the node itself may be refolding and hold some of the rows. */
    private static void foldAnew(String stale, Object id) {
        while (Database.number(stale, id) > 0) {
            Arc.container()
                    .listAll(RefoldableForms.class)
                    .forEach(forms -> forms.get().refold(50));
        }
    }

    @Test
    @DisplayName(
            "F6 texts written or extended by a node of the version before are refolded, also those of former participants")
    void texts() {
        var id = ann.start(
                Map.of("message", "Łukasz", "participantIds", Api.ids(ben), "subject", "Øre", "description", "co-op"));
        for (var i = 2; i < 18; i++) {
            ann.say(id, "Æsop " + i);
        }
        ann.request().delete("/conversations/" + id + "/messages/3").then().statusCode(204);
        assertEquals(List.of("2", "2"), Database.texts(BLOCKS, UUID.fromString(id)));
        var whole = ann.ok("/search?q=aesop&limit=100").getList("items.entry.seq");
        assertEquals(
                List.of("1", "1"),
                old(
                        "update search_block set texts = regexp_replace(texts, '[^' || chr(2) || ']+', 'old', 'g')"
                                + " where conversation_id = ?",
                        BLOCKS,
                        UUID.fromString(id)));
        ann.say(id, "one more");
        Database.update(
                "insert into left_copy (conversation_id, user_id, subject, people, search_form)"
                        + " select conversation_id, user_id, 'Ørsted', '[]', 'old' from participant where conversation_id = ? and role = 'member'",
                UUID.fromString(id));
        foldAnew("select count(*) from search_block where folding < 2 and conversation_id = ?", UUID.fromString(id));
        foldAnew("select count(*) from left_copy where folding < 2 and conversation_id = ?", UUID.fromString(id));
        assertEquals(whole, ann.ok("/search?q=aesop&limit=100").getList("items.entry.seq"));
        assertEquals(List.of("Łukasz"), ann.ok("/search?q=lukasz").getList("items.entry.text"));
        assertEquals(1, ann.ok("/search?q=ore coop").getList("items").size());
        assertEquals(1, ann.ok("/search?q=one more").getList("items").size());
        assertEquals(
                List.of(SearchForm.of("Ørsted")),
                Database.texts("select search_form from left_copy where conversation_id = ?", UUID.fromString(id)));
    }

    @Test
    @DisplayName("A3 the names of people and records are folded the same way")
    void names() {
        var record = CrmRecords.record("company", "Łódź " + ben.id());
        assertEquals(
                List.of("1"),
                old(
                        "update record set name_folded = 'old' where id = ?",
                        "select folding from record where id = ?",
                        record.id()));
        assertEquals(
                List.of("1"),
                old(
                        "update users set family_name = 'Ørsted', search_folded = 'old' where id = ?",
                        "select folding from users where id = ?",
                        ben.id()));
        foldAnew("select count(*) from record where folding < 2 and id = ?", record.id());
        foldAnew("select count(*) from users where folding < 2 and id = ?", ben.id());
        assertEquals(List.of(record.id()), ann.ok("/records?q=lodz " + ben.id()).getList("items.id"));
        assertEquals(
                "orsted",
                Database.texts("select family_name_folded from users where id = ?", ben.id())
                        .getFirst());
    }
}
