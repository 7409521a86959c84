package conversations.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings for tests: the real scripts, a data folder of the test's own, free ports. */
final class TemporaryDemo {
    private TemporaryDemo() {}

    static Settings settings(Path dataDir) throws IOException {
        // Maven runs tests in backend/standalone.
        var root = Path.of("../..").toAbsolutePath().normalize();
        try (var socket = new ServerSocket(0)) {
            var settings = new Settings(root, dataDir, socket.getLocalPort() - 4, 1);
            Files.createDirectories(settings.logs());
            return settings;
        }
    }
}
