package conversations.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that runs beside the launcher, with its output in a log file. */
record ChildProcess(String name, ProcessHandle process, Path log) {
    private static final int TAIL_LINES = 20;
    private static final Duration POLL = Duration.ofMillis(50);

    /** Starts {@code command} with {@code environment} added to ours; throws {@link LaunchException} when there is no such program. */
    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Settings settings) {
        var log = settings.logs().resolve(name.replace(' ', '-') + ".log");
        var builder = new ProcessBuilder(command)
                .directory(settings.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return new ChildProcess(name, process.toHandle(), log);
        } catch (IOException e) {
            throw new LaunchException("The %s can't be started (%s).".formatted(name, e.getMessage()), e);
        }
    }

    /** Waits until {@code url} answers 200; throws {@link LaunchException} with the last lines of the log when it doesn't. */
    void awaitReady(URI url, Duration limit) {
        var until = System.nanoTime() + limit.toNanos();
        while (!isReady(url)) {
            if (!process.isAlive()) {
                throw new LaunchException("The %s stopped while it was starting.\n%s".formatted(name, tail()));
            }
            if (System.nanoTime() > until) {
                throw new LaunchException(
                        "The %s was not ready after %d seconds.\n%s".formatted(name, limit.toSeconds(), tail()));
            }
            pause();
        }
    }

    /** The last lines of the log, under its path. */
    String tail() {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return "The end of %s:%n  %s".formatted(log, String.join("\n  ", last));
        } catch (IOException e) {
            return "Its log %s can't be read.".formatted(log);
        }
    }

    private static boolean isReady(URI url) {
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while starting.", e);
        }
    }
}
