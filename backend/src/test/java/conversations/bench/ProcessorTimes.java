package conversations.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processor times since the start of this machine, in seconds, as /proc says them: of the backend, of PostgreSQL with its
 * processes, of this process with the load generators that have ended, and of all processes.
 */
record ProcessorTimes(double backend, double database, double load, double all) {
    private static final double TICKS_PER_SECOND = 100;
    /** The positions in /proc/PID/stat behind the name, whose blanks are no separators. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int END_OF_OWN = 13;
    private static final int END_OF_CHILDREN = 15;

    static ProcessorTimes now(long backend, long postmaster) throws IOException {
        var database = seconds(stat(String.valueOf(postmaster)), END_OF_CHILDREN);
        for (var child : children(postmaster)) {
            database += seconds(child, END_OF_OWN);
        }
        return new ProcessorTimes(
                seconds(stat(String.valueOf(backend)), END_OF_OWN),
                database,
                seconds(stat("self"), END_OF_CHILDREN),
                busy());
    }

    ProcessorTimes since(ProcessorTimes before) {
        return new ProcessorTimes(
                backend - before.backend, database - before.database, load - before.load, all - before.all);
    }

    /** The time that processes took which have nothing to do with the benchmark. */
    double others() {
        return Math.max(0, all - backend - database - load);
    }

    private static List<List<String>> children(long parent) throws IOException {
        var children = new ArrayList<List<String>>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                try {
                    var stat = stat(process.getFileName().toString());
                    if (stat.get(PARENT).equals(String.valueOf(parent))) {
                        children.add(stat);
                    }
                } catch (NoSuchFileException e) {
                    // ended meanwhile, and counted by its parent
                }
            }
        }
        return children;
    }

    private static List<String> stat(String process) throws IOException {
        var line = Files.readString(Path.of("/proc", process, "stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    }

    private static double seconds(List<String> stat, int end) {
        return stat.subList(USER, end).stream().mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
    }

    /** The time of all processors in which they work: user, nice, system, irq and softirq, without idle and wait. */
    private static double busy() throws IOException {
        var times = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" +");
        var ticks = 0L;
        for (var i : new int[] {1, 2, 3, 6, 7}) {
            ticks += Long.parseLong(times[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
