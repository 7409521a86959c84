package conversations.standalone;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The message in the terminal when everything has started. */
final class WelcomeMessage {
    private WelcomeMessage() {}

    static String text(Settings settings, Duration startup) {
        return """

                Conversations is ready (%.1f s): %s%s

                  Sign in as  alice, bob, carol, dave, erin, frank, grace or heidi; the password is the name
                  Mail page   http://localhost:%d (shows every mail; none leaves this machine)
                  API         %s/docs
                  Data        %s (kept between runs; delete it to start afresh)%s

                Ctrl-C stops it.""".formatted(
                        startup.toMillis() / 1000.0,
                        settings.address(),
                        IntStream.rangeClosed(2, settings.nodes())
                                .mapToObj(node -> "%n  Node %d      %s".formatted(node, settings.address(node)))
                                .collect(Collectors.joining()),
                        settings.mailPagePort(),
                        settings.address(),
                        settings.dataDir(),
                        settings.debugPort() == 0 ? "" : "%n  Debugger    port %d".formatted(settings.debugPort()));
    }
}
