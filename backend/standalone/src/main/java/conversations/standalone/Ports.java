package conversations.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Looks whether ports can be had before anything is started. */
final class Ports {
    private static final List<String> LOCAL = List.of("127.0.0.1", "::1");
    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** Throws {@link LaunchException}, naming the port and the way out, unless all ports of these settings are free. */
    static void requireFree(Settings settings) {
        settings.ports().forEach((port, use) -> {
            // A browser tries ::1 for localhost too: a program that answers there would get our visitors.
            if (LOCAL.stream().anyMatch(address -> answers(address, port))) {
                throw taken(settings, port, use, "is taken by another program");
            }
            try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral(LOCAL.getFirst()))) {
                socket.getLocalPort();
            } catch (IOException e) {
                throw taken(settings, port, use, "can't be used (" + e.getMessage() + ")");
            }
        });
    }

    private static boolean answers(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static LaunchException taken(Settings settings, int port, String use, String what) {
        return new LaunchException(
                "Port %d, for %s, %s. Stop that program, or choose %d other ports in a row, for example: PORT=9090 make run"
                        .formatted(port, use, what, settings.ports().size()));
    }
}
