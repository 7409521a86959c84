package conversations.bench;

import conversations.bench.LoadGenerator.Request;
import conversations.testing.IdentityProvider;
import conversations.testing.Node;
import conversations.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searches a second over two million messages, by what is looked for; docs/benchmarks.md keeps what it printed. */
@Tag("benchmark")
class SearchBenchmark {
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 60;
    private static final int DIFFERENT = 40;
    private static final int CONNECTIONS = 8;
    private static final String BUSY = "in 10,000 conversations";
    /** Few users have that many conversations. */
    private static final int BUSY_CONNECTIONS = 2;

    private final RandomMessages talk = new RandomMessages();
    private final Map<String, List<Request>> kinds = new LinkedHashMap<>();
    private final List<Request> mixed = new ArrayList<>();
    private final Map<Integer, String> tokens = new LinkedHashMap<>();

    @Test
    void searches() throws Exception {
        var provider = new IdentityProvider();
        try (var database = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            provider.start();
            new Node(url(database)).close();
            var start = System.nanoTime();
            new BenchmarkData(database.getPostgresDatabase(), talk).run();
            System.out.printf(
                    "%nSeeded %d messages in %d s%n",
                    BenchmarkData.MESSAGES, (System.nanoTime() - start) / 1_000_000_000);
            try (var node = new Node(url(database))) {
                describe();
                measure(node.url());
            }
        } finally {
            provider.stop();
        }
    }

    private static String url(EmbeddedPostgres database) {
        return database.getJdbcUrl("postgres", "postgres");
    }

    private void describe() {
        kind("a rare word", i -> talk.word(4_000 + 97 * i), false);
        kind("a common word", i -> talk.word(i), false);
        kind("the beginning of a word", i -> talk.word(300 + 31 * i).substring(0, 4), false);
        kind("a part of a word", i -> part(talk.word(200 + 31 * i)), false);
        kind("two words", i -> talk.word(5 + i) + " " + talk.word(900 + 13 * i), false);
        kind("two Chinese characters", i -> talk.character(3 * i) + talk.character(5 * i + 1), false);
        kind("one Chinese character", i -> talk.character(60 + 11 * i), false);
        kind("nothing like it", i -> "zzyzx" + i, false);
        for (var i = 0; i < DIFFERENT; i++) {
            for (var requests : kinds.values()) {
                mixed.add(requests.get(i));
            }
        }
        kinds.put("all of these, mixed", mixed);
        kinds.put(
                "the sidebar with q, mixed",
                mixed.stream()
                        .map(request ->
                                new Request(request.path().replace("/search?", "/conversations?"), request.token()))
                        .toList());
        kind(BUSY + ", a rare word", i -> talk.word(4_000 + 97 * i), true);
        kind(BUSY + ", a common word", i -> talk.word(i), true);
    }

    private static String part(String word) {
        return word.substring(1, Math.max(4, word.length() - 1));
    }

    /** The same search by ever other people, so that nobody's rows are always at hand. */
    private void kind(String name, IntFunction<String> query, boolean busy) {
        kinds.put(
                name,
                IntStream.range(0, DIFFERENT)
                        .mapToObj(i -> new Request(
                                "/api/v1/search?q=" + URLEncoder.encode(query.apply(i), StandardCharsets.UTF_8),
                                token(busy ? BenchmarkData.BUSY : 31 * i)))
                        .toList());
    }

    private String token(int person) {
        return tokens.computeIfAbsent(person, number -> Tokens.token(BenchmarkData.subject(number)));
    }

    private void measure(String url) throws Exception {
        LoadGenerator.of(url, WARM_UP_SECONDS, CONNECTIONS, mixed);
        System.out.printf("%n| looked for | a second | p50 ms | p99 ms | given up |%n|---|--:|--:|--:|--:|%n");
        for (var kind : kinds.entrySet()) {
            var result = LoadGenerator.of(
                    url, SECONDS, kind.getKey().startsWith(BUSY) ? BUSY_CONNECTIONS : CONNECTIONS, kind.getValue());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %d |%n",
                    kind.getKey(),
                    result.perSecond(),
                    result.p50(),
                    result.p99(),
                    result.failed());
        }
    }
}
