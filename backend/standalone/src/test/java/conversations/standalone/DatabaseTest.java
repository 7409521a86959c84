package conversations.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path dataDir;

    private Database database;

    @BeforeEach
    void prepare() throws IOException {
        database = new Database(TemporaryDemo.settings(dataDir));
    }

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void isDurableAndLetsNobodyInWithoutThePassword() throws SQLException {
        database.start();
        try (var connection = connect(database.password())) {
            assertEquals("on", ask(connection, "show fsync"));
            assertEquals("on", ask(connection, "show synchronous_commit"));
            assertEquals("127.0.0.1", ask(connection, "show listen_addresses"));
            assertEquals("UTF8", ask(connection, "show server_encoding"));
            assertEquals("f", ask(connection, "select rolsuper from pg_roles where rolname = current_user"));
        }
        assertThrows(SQLException.class, () -> connect("guess"));
    }

    @Test
    void findsAServerThatAKilledLauncherLeftAndStartsOnTheSameData() throws IOException, SQLException {
        database.start();
        try (var connection = connect(database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 'still here' as words");
        }
        var left = database.postgresProcess().process().orElseThrow();

        database.stop();
        assertTrue(database.postgresProcess().process().isEmpty());
        // A killed launcher's lock ends with it; this one lives on.
        Files.delete(dataDir.resolve("postgres/epg-lock"));
        database.start();

        assertNotEquals(
                left.pid(), database.postgresProcess().process().orElseThrow().pid());
        try (var connection = connect(database.password())) {
            assertEquals("still here", ask(connection, "select words from kept"));
        }
    }

    @Test
    void doesNotTakeAnotherProcessForItsServer() throws IOException {
        var folder = Files.createDirectories(dataDir.resolve("postgres"));
        Files.writeString(
                folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertFalse(database.postgresProcess().process().isPresent());
        database.stop();
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        var folder = Files.createDirectories(dataDir.resolve("postgres"));
        Files.writeString(folder.resolve("PG_VERSION"), "17\n");
        var problem = assertThrows(LaunchException.class, database::requireSameMajor);
        assertTrue(problem.getMessage().contains("were written by PostgreSQL 17"), problem.getMessage());
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(database.url(), Database.NAME, password);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
