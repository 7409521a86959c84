package conversations.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The list of processes that this launcher started, on disk for two readers: the watchdog, which ends them when the
 * launcher was killed, and the next launcher, in case both were. One line each: process id, start in epoch milliseconds.
 */
final class ProcessList {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    // The start is worked out from the boot time, which the system's clock adjustments move a little.
    private static final long SAME_START_MILLIS = 2000;

    private final Path file;
    private Process watchdog;

    ProcessList(Settings settings) {
        this.file = settings.dataDir().resolve("processes");
    }

    /** Ends what an earlier launcher left running, the last started first. */
    void stopLeftovers() {
        if (Files.exists(file)) {
            leftovers().reversed().forEach(process -> Processes.stop(process, STOP_TIMEOUT));
        }
    }

    /** Begins an empty list with a watchdog over it. */
    void open(Settings settings) {
        try {
            Files.writeString(file, "");
            watchdog = new ProcessBuilder(
                            "sh", settings.standalone().resolve("watchdog").toString(), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LaunchException(
                    "The list of processes %s can't be kept (%s).".formatted(file, e.getMessage()), e);
        }
    }

    void add(ProcessHandle process) {
        var start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.writeString(file, process.pid() + " " + start + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks everything on the list as ended in order. */
    void close() {
        try {
            Files.deleteIfExists(file);
            if (watchdog != null) {
                watchdog.getOutputStream().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> leftovers() {
        try {
            return Files.readAllLines(file).stream()
                    .map(ProcessList::sameProcess)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new LaunchException("%s can't be read (%s).".formatted(file, e.getMessage()), e);
        }
    }

    // An id may belong to somebody else's process by now.
    private static Optional<ProcessHandle> sameProcess(String line) {
        var parts = line.split(" ");
        var start = Long.parseLong(parts[1]);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(instant -> Math.abs(instant.toEpochMilli() - start) < SAME_START_MILLIS)
                        .isPresent());
    }
}
