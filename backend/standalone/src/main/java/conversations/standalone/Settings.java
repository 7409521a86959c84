package conversations.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything is: {@code root} is the project's folder, {@code port} the SPA's and the API's; the four ports after it
 * belong to the helpers.
 */
record Settings(Path root, Path dataDir, int port) {
    private static final int PORTS = 5;

    /** Reads PORT (8080) and DATA_DIR ({@code .data}); throws {@link CannotRun} for a port that is none. */
    static Settings of(Path root, Map<String, String> environment) {
        return new Settings(
                root,
                root.resolve(orDefault(environment, "DATA_DIR", ".data")).normalize(),
                port(orDefault(environment, "PORT", "8080")));
    }

    int signInPort() {
        return port + 1;
    }

    int mailPagePort() {
        return port + 2;
    }

    int smtpPort() {
        return port + 3;
    }

    int databasePort() {
        return port + 4;
    }

    String address() {
        return "http://localhost:" + port;
    }

    String issuer() {
        return "http://localhost:" + signInPort();
    }

    /** All ports with what each is for, in the order of their numbers. */
    Map<Integer, String> ports() {
        var ports = new LinkedHashMap<Integer, String>();
        ports.put(port, "the application");
        ports.put(signInPort(), "the demo sign-in");
        ports.put(mailPagePort(), "the mail page");
        ports.put(smtpPort(), "mail");
        ports.put(databasePort(), "PostgreSQL");
        return ports;
    }

    Path logs() {
        return dataDir.resolve("logs");
    }

    Path standalone() {
        return root.resolve("backend/standalone");
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65536 - PORTS) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new CannotRun("PORT is \"%s\": give a number from 1 to %d.".formatted(text, 65536 - PORTS));
    }

    private static String orDefault(Map<String, String> environment, String name, String byDefault) {
        var given = environment.get(name);
        return given == null || given.isBlank() ? byDefault : given;
    }
}
