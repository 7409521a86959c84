package conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @DisplayName("every migration is called by its time and what it is about, and begins by saying why")
    void eachSaysWhy() throws IOException {
        for (var file : files()) {
            assertTrue(file.getFileName().toString().matches("V\\d{8}_\\d{4}__[a-z0-9_]+\\.sql"), file.toString());
            assertTrue(Files.readString(file).startsWith("-- "), file + " has no leading comment");
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }
}
