package conversations.standalone;

import java.io.IOException;
import java.time.Duration;

/** Ends processes politely, then not. */
final class Processes {
    private static final Duration POLL = Duration.ofMillis(20);

    private Processes() {}

    /** Asks with SIGTERM, and kills what is still alive after {@code patience}. */
    static void stop(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!ends(process, patience)) {
            process.destroyForcibly();
            ends(process, patience);
        }
    }

    /** Sends SIGINT, which Java can't; false when the process outlives {@code patience}. */
    static boolean interrupt(ProcessHandle process, Duration patience) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            process.destroy();
        }
        return ends(process, patience);
    }

    // ProcessHandle.onExit looks at processes that are not our children only every few seconds.
    private static boolean ends(ProcessHandle process, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        while (runs(process) && System.nanoTime() < until) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return !runs(process);
    }

    // A dead process is listed, without its command, until its parent takes note, which in a container may be never.
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
