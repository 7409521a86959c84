package conversations.keycloak;

import static java.util.Map.entry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Keycloak with the realm, and the packaged backend with the web application, set up like
 * docker-compose.yml but for the proxy: {@code url} is the application's, {@code keycloak} the provider's.
 */
final class Production implements AutoCloseable {
    static final String ADMIN = "admin";
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    final String url;
    final String keycloak;
    private final EmbeddedPostgres database;
    private final Server provider;
    private final Server backend;

    Production() throws IOException, InterruptedException {
        var port = Server.freePort();
        var keycloakPort = Server.freePort();
        url = "http://localhost:" + port;
        keycloak = "http://localhost:" + keycloakPort;
        database = EmbeddedPostgres.start();
        provider = startKeycloak(keycloakPort);
        backend = startBackend(port, keycloakPort);
    }

    String issuer() {
        return keycloak + "/realms/conversations";
    }

    private Server startKeycloak(int port) throws IOException, InterruptedException {
        var home = Path.of(System.getProperty("keycloak.home"));
        var imports = Files.createDirectories(home.resolve("data/import"));
        for (var file : List.of("conversations-realm.json", "conversations-users-0.json")) {
            Files.copy(Path.of("realm", file), imports.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        var command = List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + keycloak,
                "--hostname-backchannel-dynamic=true");
        var environment = Map.ofEntries(
                entry("JAVA_HOME", JAVA_HOME.toString()),
                entry("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m"),
                entry("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN),
                entry("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
                entry("PUBLIC_URL", url),
                entry("BACKEND_URL", url),
                entry("PASSWORD_POLICY", "length(1)"));
        return Server.start("keycloak", command, environment, URI.create(issuer()));
    }

    private Server startBackend(int port, int keycloakPort) throws IOException, InterruptedException {
        var command = List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-Xmx512m",
                "-jar",
                ROOT.resolve("backend/target/quarkus-app/quarkus-run.jar").toString());
        var environment = Map.ofEntries(
                entry("HTTP_HOST", "127.0.0.1"),
                entry("PORT", Integer.toString(port)),
                entry("WEB_ROOT", ROOT.resolve("frontend/dist").toString()),
                entry("DATABASE_URL", database.getJdbcUrl("postgres", "postgres")),
                entry("DATABASE_USER", "postgres"),
                entry("OIDC_ISSUER", issuer()),
                entry("OIDC_DISCOVERY_URL", "http://127.0.0.1:" + keycloakPort + "/realms/conversations"),
                entry("INTEGRATIONS", "crm-sync"));
        return Server.start("backend", command, environment, URI.create(url + "/q/health/ready"));
    }

    @Override
    public void close() throws IOException {
        try (database;
                provider;
                backend) {
            // Closed in reverse order, each even if another can't be.
        }
    }
}
