package conversations.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void namesTheTakenPortAndTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = new Settings(Path.of("/project"), Path.of("/data"), taken.getLocalPort() - 3);
            var problem = assertThrows(CannotRun.class, () -> Ports.requireFree(settings));
            assertEquals(
                    "Port %d, for mail, is taken by another program. Stop that program, or choose five other ports in a row, for example: PORT=9090 make run"
                            .formatted(taken.getLocalPort()),
                    problem.getMessage());
        }
    }
}
