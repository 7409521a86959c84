package conversations.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void namesTheTakenPortAndTheWayOut() throws IOException {
        var settings = free();
        var mail = settings.port() + 3;
        try (var taken = new ServerSocket(mail, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var problem = assertThrows(LaunchException.class, () -> Ports.requireFree(settings));
            assertEquals(
                    "Port %d, for mail, is taken by another program. Stop that program, or choose 5 other ports in a row, for example: PORT=9090 make run"
                            .formatted(taken.getLocalPort()),
                    problem.getMessage());
        }
    }

    /** Five free ports, below those from which other programs' outgoing connections are given theirs. */
    private static Settings free() {
        for (var port = 20_000; ; port += 5) {
            var settings = new Settings(Path.of("/project"), Path.of("/data"), port, 1);
            try {
                Ports.requireFree(settings);
                return settings;
            } catch (LaunchException taken) {
                assertTrue(port < 32_000, "five free ports in a row");
            }
        }
    }
}
