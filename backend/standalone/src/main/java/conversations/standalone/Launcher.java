package conversations.standalone;

import java.nio.file.Path;
import java.time.Duration;

/** Starts everything, says where it is, and stops everything when asked to or when a part fails. */
final class Launcher {
    // Ctrl-C reaches the children as well: a part that ends in this time is no failure if we are asked to stop too.
    private static final Duration SIGNAL_SPREAD = Duration.ofSeconds(2);

    private Launcher() {}

    public static void main(String[] arguments) {
        try {
            run(new Demo(Settings.of(Path.of("").toAbsolutePath(), System.getenv())));
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Demo demo) {
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (demo.stop(main)) {
                // Being asked to stop is no error, whichever signal asked.
                Runtime.getRuntime().halt(0);
            }
        }));
        try {
            demo.run();
        } catch (RuntimeException | Error e) {
            if (!demo.awaitStop(SIGNAL_SPREAD)) {
                demo.fail();
                throw e;
            }
        }
    }
}
