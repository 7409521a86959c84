package conversations.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A PostgreSQL server of the demo's own: real durability, loopback only, one role with a password that was made up at
 * the first start and lies beside the data.
 */
final class Database {
    static final String NAME = "conversations";
    static final String LOG = "postgresql.log";

    private static final String MAJOR = "18";
    private static final String SUPERUSER = "postgres";
    // Recovery after a crash takes longer than a start.
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final Path log;
    private final Path binaries;
    private final int port;

    Database(Settings settings) {
        this.folder = settings.dataDir().resolve("postgres");
        this.log = settings.logs().resolve(LOG);
        this.binaries = settings.dataDir().resolve("postgres-binaries");
        this.port = settings.databasePort();
    }

    PostgresProcess postgresProcess() {
        return new PostgresProcess(folder);
    }

    /** Stops the server of these data, whoever started it, also one that was still creating them. */
    void stop() {
        postgresProcess().stop();
        new PostgresProcess(unfinished()).stop();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME);
    }

    String password() {
        return password(folder);
    }

    Path log() {
        return log;
    }

    /** Throws {@link LaunchException} when the data were written by another major version, which this one can't read. */
    void requireSameMajor() {
        var file = folder.resolve("PG_VERSION");
        try {
            var found = Files.exists(file) ? Files.readString(file).strip() : MAJOR;
            if (!found.equals(MAJOR)) {
                throw new LaunchException(
                        "The data in %s were written by PostgreSQL %s, and this version of Conversations runs PostgreSQL %s. Move that folder away to start afresh, or choose another one with DATA_DIR."
                                .formatted(folder, found, MAJOR));
            }
        } catch (IOException e) {
            throw new LaunchException("%s can't be read (%s).".formatted(file, e.getMessage()), e);
        }
    }

    /** Starts the server, after creating its data when there are none. Takes about a second, or three the first time. */
    void start() {
        try {
            deletePartialBinaries();
            if (!Files.exists(folder)) {
                create();
            }
            start(folder, password(folder));
        } catch (IOException | SQLException | RuntimeException e) {
            throw new LaunchException("PostgreSQL did not start (%s). Its log: %s".formatted(e, log), e);
        }
    }

    // Made under another name and renamed when complete: a first start cut short leaves nothing that looks like data.
    private void create() throws IOException, SQLException {
        var fresh = unfinished();
        DataFolder.delete(fresh);
        var password = newPassword();
        try (var server = start(fresh, password);
                var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role %s password '%s'".formatted(SUPERUSER, password));
            statement.execute("create role %s login password '%s'".formatted(NAME, password));
            statement.execute("create database %1$s owner %1$s".formatted(NAME));
        }
        Files.writeString(fresh.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.writeString(passwordFile(fresh), password);
        Files.move(fresh, folder);
    }

    private EmbeddedPostgres start(Path data, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(port)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                .setConnectConfig("password", password)
                // The same order of letters on every machine.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    // The library can't go on where an earlier unpacking was cut short.
    private void deletePartialBinaries() throws IOException {
        if (!Files.exists(binaries)) {
            return;
        }
        try (var versions = Files.list(binaries)) {
            for (var version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    DataFolder.delete(version);
                }
            }
        }
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Path unfinished() {
        return folder.resolveSibling("postgres.new");
    }

    private static Path passwordFile(Path data) {
        return data.resolve("conversations-password");
    }

    private static String password(Path data) {
        try {
            return Files.readString(passwordFile(data));
        } catch (IOException e) {
            throw new LaunchException("The database's password %s can't be read.".formatted(passwordFile(data)), e);
        }
    }
}
