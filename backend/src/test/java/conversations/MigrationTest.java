package conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    @Test
    @DisplayName("the migrations build an empty database, and a second run finds nothing to do")
    void runsTwice() throws IOException {
        try (var server = EmbeddedPostgres.start()) {
            var flyway =
                    Flyway.configure().dataSource(server.getPostgresDatabase()).load();
            assertEquals(files().size(), flyway.migrate().migrationsExecuted);
            assertEquals(0, flyway.migrate().migrationsExecuted);
            flyway.validate();
        }
    }

    @Test
    @DisplayName(
            "names and texts of the version before are marked to be folded anew, and so is what its nodes go on writing")
    void folding() throws IOException, SQLException {
        try (var server = EmbeddedPostgres.start();
                var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var flyway = Flyway.configure().dataSource(server.getPostgresDatabase());
            flyway.target("20261122.1400").load().migrate();
            statement.execute(record("old"));
            flyway.target("latest").load().migrate();
            statement.execute(record("meanwhile"));
            statement.execute("set conversations.folding = 2");
            statement.execute(
                    "insert into record (type, id, name, name_folded, folding) values ('contact', 'new', 'A', 'a', 2)");
            statement.execute("set conversations.folding = ''");
            assertEquals(List.of("1", "1", "2"), foldings(statement));
            statement.execute("update record set restricted = true");
            assertEquals(List.of("1", "1", "2"), foldings(statement));
            statement.execute("update record set name_folded = name");
            assertEquals(List.of("1", "1", "1"), foldings(statement));
        }
    }

    private static String record(String id) {
        return "insert into record (type, id, name, name_folded) values ('contact', '%s', 'A', 'a')".formatted(id);
    }

    private static List<String> foldings(Statement statement) throws SQLException {
        var foldings = new ArrayList<String>();
        try (var rows = statement.executeQuery(
                "select folding from record order by array_position(array['old', 'meanwhile', 'new'], id)")) {
            while (rows.next()) {
                foldings.add(rows.getString(1));
            }
        }
        return foldings;
    }

    @Test
    @DisplayName(
            "every migration is called by its time (R, where it is written anew) and what it is about, and begins by saying why")
    void eachSaysWhy() throws IOException {
        for (var file : files()) {
            assertTrue(file.getFileName().toString().matches("(V\\d{8}_\\d{4}|R)__[a-z0-9_]+\\.sql"), file.toString());
            assertTrue(Files.readString(file).startsWith("-- "), file + " has no leading comment");
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }
}
