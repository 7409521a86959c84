package conversations.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands of the demo's programs. */
final class Programs {
    private final Settings settings;
    private final Path backendJar;
    private final Path frontend;

    Programs(Settings settings) {
        this.settings = settings;
        this.backendJar = settings.root().resolve("backend/target/quarkus-app/quarkus-run.jar");
        this.frontend = settings.root().resolve("frontend/dist");
    }

    void requireBuilt() {
        var parts = settings.isDevelopment()
                ? List.of(vite(), settings.standalone().resolve("node_modules"))
                : List.of(backendJar, frontend, settings.standalone().resolve("node_modules"));
        for (var path : parts) {
            if (!Files.exists(path)) {
                throw new LaunchException("%s is missing: run `make build` first.".formatted(path));
            }
        }
    }

    ChildProcess mailCatcher() {
        return node(
                "mail catcher",
                "mail/server.mjs",
                "--smtp",
                Integer.toString(settings.smtpPort()),
                "--web",
                Integer.toString(settings.mailPagePort()),
                "--data",
                settings.dataDir().resolve("mail").toString());
    }

    ChildProcess signIn() {
        var arguments = new ArrayList<>(List.of(
                "--port",
                Integer.toString(settings.signInPort()),
                "--data",
                settings.dataDir().resolve("idp").toString()));
        for (var number = 1; number <= settings.nodes(); number++) {
            arguments.addAll(List.of("--origin", settings.address(number)));
        }
        if (settings.isDevelopment()) {
            arguments.addAll(List.of("--origin", settings.address()));
        }
        return node("demo sign-in", "idp/server.mjs", arguments.toArray(String[]::new));
    }

    /** @param number of the node, from 1 */
    ChildProcess backend(Database database, int number) {
        return ChildProcess.start(
                number == 1 ? "backend" : "backend " + number,
                settings.isDevelopment() ? quarkusDev() : packagedBackend(number),
                environment(database, number),
                settings);
    }

    private List<String> packagedBackend(int number) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (settings.debugPort() != 0 && number == 1) {
            command.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + settings.debugPort());
        }
        command.addAll(List.of("-jar", backendJar.toString()));
        return command;
    }

    /** Quarkus' development mode: it compiles what has changed at the next request. */
    private List<String> quarkusDev() {
        var backend = settings.root().resolve("backend");
        return List.of(
                backend.resolve("mvnw").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "-f",
                backend.resolve("pom.xml").toString(),
                "quarkus:dev",
                "-Dfast",
                "-Ddebug=" + settings.debugPort(),
                "-Dquarkus.test.continuous-testing=disabled",
                "-Dquarkus.console.disable-input=true",
                "-Dquarkus.analytics.disabled=true");
    }

    /** The SPA from its sources, each changed module replaced in the open page. */
    ChildProcess viteServer() {
        return ChildProcess.start(
                "vite",
                List.of(
                        "node",
                        vite().toString(),
                        settings.root().resolve("frontend").toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(settings.vitePort()),
                        "--strictPort"),
                Map.of("BACKEND", settings.address(1)),
                settings);
    }

    private Path vite() {
        return settings.root().resolve("frontend/node_modules/vite/bin/vite.js");
    }

    private Map<String, String> environment(Database database, int number) {
        var environment = new HashMap<String, String>();
        environment.put("DEMO_DATA", settings.standalone().resolve("demo.json").toString());
        environment.put("RATE_LIMIT_PER_MINUTE", "0");
        // No load balancer has to notice the shutdown first.
        environment.put("QUARKUS_SHUTDOWN_DELAY", "0S");
        // Long enough to collect messages into one mail, and short enough to wait for.
        environment.put("MAIL_WINDOW", "10S");
        // Tests can override these by environment variables.
        environment
                .keySet()
                .forEach(name -> environment.computeIfPresent(
                        name, (key, defaultValue) -> System.getenv().getOrDefault(key, defaultValue)));
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("PORT", Integer.toString(settings.port(number)));
        environment.put("ALLOWED_HOSTS", "localhost,127.0.0.1");
        if (settings.isDevelopment()) {
            environment.put("JAVA_HOME", System.getProperty("java.home"));
        } else {
            environment.put("WEB_ROOT", frontend.toString());
        }
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USER", Database.NAME);
        environment.put("DATABASE_PASSWORD", database.password());
        environment.put("OIDC_ISSUER", settings.issuer());
        environment.put("OIDC_DISCOVERY_URL", "http://127.0.0.1:" + settings.signInPort());
        environment.put("OIDC_CLIENT_ID", "conversations");
        environment.put("OIDC_AUDIENCE", "conversations");
        environment.put("INTEGRATIONS", "crm-sync,automation");
        environment.put("PUBLIC_URL", settings.address());
        environment.put("SMTP_HOST", "127.0.0.1");
        environment.put("SMTP_TLS", "none");
        environment.put("SMTP_PORT", Integer.toString(settings.smtpPort()));
        var push = PushKeys.in(settings.dataDir());
        environment.put("VAPID_PUBLIC_KEY", push.publicKey());
        environment.put("VAPID_PRIVATE_KEY", push.privateKey());
        environment.put("VAPID_SUBJECT", "mailto:operator@example.com");
        environment.put(
                "ATTACHMENTS_DIR", settings.dataDir().resolve("attachments").toString());
        return environment;
    }

    private ChildProcess node(String name, String script, String... arguments) {
        var command = new ArrayList<>(
                List.of("node", settings.standalone().resolve(script).toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.start(name, command, Map.of(), settings);
    }
}
