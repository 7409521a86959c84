package conversations.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The PostgreSQL server of one data folder, whoever started it: a killed launcher leaves it alive. */
record PostgresProcess(Path folder) {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /** The server's process, according to its pid file. */
    Optional<ProcessHandle> process() {
        try {
            var pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid).filter(this::servesThisFolder);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Stops it in fast mode (sessions are ended, nothing committed is lost) and waits until it is gone. */
    void stop() {
        process().ifPresent(process -> {
            if (!Processes.interrupt(process, STOP_LIMIT)) {
                throw new LaunchException("PostgreSQL (process %d) does not stop.".formatted(process.pid()));
            }
        });
    }

    // After a reboot, the process id may be another program's.
    private boolean servesThisFolder(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(folder.toString()))
                .isPresent();
    }
}
