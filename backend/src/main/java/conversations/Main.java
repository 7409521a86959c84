package conversations;

import conversations.platform.settings.Settings;
import conversations.platform.settings.StartFailure;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the server, or prints one line with the reason for which it can't start. */
@QuarkusMain
public class Main {
    /** The exit status by which shells mean wrong usage. */
    private static final int WRONG_SETTINGS = 2;

    private Main() {}

    public static void main(String... args) {
        var environment = System.getenv();
        Settings.misspellings(environment).forEach(System.err::println);
        var faults = Settings.faults(environment);
        if (!faults.isEmpty()) {
            faults.forEach(System.err::println);
            System.exit(WRONG_SETTINGS);
        }
        Quarkus.run(null, Main::exit, args);
    }

    private static void exit(int status, @Nullable Throwable failure) {
        if (failure != null) {
            var reason = StartFailure.reason(failure, System.getenv());
            var log = Logger.getLogger(Main.class);
            if (reason == null) {
                log.error("The server does not start", failure);
            } else {
                System.err.println(reason);
                log.debug("The cause", failure);
            }
        }
        System.exit(status);
    }
}
