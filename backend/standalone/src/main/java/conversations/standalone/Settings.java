package conversations.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the demo: {@code root} is the project's folder, {@code port} the SPA's and the API's; the four ports after
 * it belong to the helpers, and those after them to further nodes, each of which serves the SPA and the API too, or in the
 * development mode to Vite. {@code debugPort} is where the backend listens for a debugger, 0 for nowhere.
 */
record Settings(Path root, Path dataDir, int port, int nodes, boolean isDevelopment, int debugPort) {
    private static final int PORTS = 5;
    private static final int MAX_NODES = 5;

    private static final String DEBUG_PORT = "5005";

    Settings(Path root, Path dataDir, int port, int nodes) {
        this(root, dataDir, port, nodes, false, 0);
    }

    /**
     * Reads PORT (8080), DATA_DIR ({@code .data}), NODES (1), DEV (unset: packaged parts) and DEBUG_PORT (unset, in the
     * development mode 5005); throws {@link LaunchException} for a port that is none, for more nodes than one machine is asked to
     * run, and for more than one in the development mode.
     */
    static Settings of(Path root, Map<String, String> environment) {
        var isDevelopment = !orDefault(environment, "DEV", "").isEmpty();
        var settings = new Settings(
                root,
                root.resolve(orDefault(environment, "DATA_DIR", ".data")).normalize(),
                number(environment, "PORT", "8080", 65536 - PORTS - MAX_NODES + 1),
                number(environment, "NODES", "1", MAX_NODES),
                isDevelopment,
                isDevelopment || !orDefault(environment, "DEBUG_PORT", "").isEmpty()
                        ? number(environment, "DEBUG_PORT", DEBUG_PORT, 65535)
                        : 0);
        if (isDevelopment && settings.nodes() > 1) {
            throw new LaunchException("The development mode runs one node: leave NODES out.");
        }
        return settings;
    }

    /** The port of the node with this number, from 1. */
    int port(int node) {
        return node == 1 ? port : port + PORTS + node - 2;
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

    int vitePort() {
        return port + PORTS;
    }

    /** The address of the application for people. */
    String address() {
        return isDevelopment ? "http://localhost:" + vitePort() : address(1);
    }

    String address(int node) {
        return "http://localhost:" + port(node);
    }

    String issuer() {
        return "http://localhost:" + signInPort();
    }

    /** All ports with their purposes, in the order of their numbers. */
    Map<Integer, String> ports() {
        var ports = new LinkedHashMap<Integer, String>();
        ports.put(port, "the application");
        ports.put(signInPort(), "the demo sign-in");
        ports.put(mailPagePort(), "the mail page");
        ports.put(smtpPort(), "mail");
        ports.put(databasePort(), "PostgreSQL");
        for (var node = 2; node <= nodes; node++) {
            ports.put(port(node), "node " + node);
        }
        if (isDevelopment) {
            ports.put(vitePort(), "Vite");
        }
        if (debugPort != 0) {
            ports.put(debugPort, "the debugger");
        }
        return ports;
    }

    Path logs() {
        return dataDir.resolve("logs");
    }

    Path standalone() {
        return root.resolve("backend/standalone");
    }

    private static int number(Map<String, String> environment, String name, String defaultValue, int max) {
        var text = orDefault(environment, name, defaultValue);
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new LaunchException("%s is \"%s\": give a number from 1 to %d.".formatted(name, text, max));
    }

    private static String orDefault(Map<String, String> environment, String name, String defaultValue) {
        var given = environment.get(name);
        return given == null || given.isBlank() ? defaultValue : given;
    }
}
