package conversations.bench;

import conversations.testing.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A kept load generator, autocannon, in a process of its own. */
final class LoadGenerator {
    private LoadGenerator() {}

    record Request(String path, String token) {}

    /** Requests a second and times of answers in milliseconds. */
    record Result(double perSecond, double p50, double p99, long failed) {}

    /** Sends these requests one after the other, again and again, over so many connections. */
    static Result of(String url, int seconds, int connections, List<Request> requests) throws IOException {
        var process = new ProcessBuilder("node", "bench/load.mjs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.outputWriter()) {
            in.write(Json.write(
                    Map.of("url", url, "connections", connections, "seconds", seconds, "requests", requests)));
        }
        return Json.read(process.inputReader().readLine(), Result.class);
    }
}
