package conversations.bench;

import conversations.bench.HotPath.Reader;
import conversations.bench.HotPath.Request;
import conversations.testing.IdentityProvider;
import conversations.testing.Json;
import conversations.testing.Node;
import conversations.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests a second of the hot paths beside those of the best single statement for the same answer, on the same database and
 * in the same run.
 */
@Tag("benchmark")
class HotPathsBenchmark {
    /** 1 is 10,000 users, 200,000 conversations and 2,000,000 messages. */
    private static final double SCALE = Double.parseDouble(System.getenv().getOrDefault("SCALE", "1"));

    private static final int USERS = (int) (10_000 * SCALE);
    private static final int CONVERSATIONS = (int) (200_000 * SCALE);
    private static final int HEAVY_USER = USERS + 1;

    /** The just-in-time compiler needs minutes of load on two processors. */
    private static final int WARM_UP_SECONDS = seconds("WARM_UP", 180);

    private static final int SECONDS = seconds("SECONDS", 15);
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 10_000;
    private static final String API = "/api/v1";
    private static final List<String> TYPES = List.of("contact", "company", "household", "opportunity", "account");
    private static final Pattern TRANSACTIONS_PER_SECOND = Pattern.compile("tps = ([0-9.]+)");

    private final Random random = new Random(7);
    private final Map<String, Integer> sent = new HashMap<>();
    private final Path folder = Path.of("target/bench");

    private static int seconds(String variable, int otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(variable, String.valueOf(otherwise)));
    }

    @Test
    void hotPaths() throws Exception {
        Files.createDirectories(folder);
        run("bench/require-tools");
        var provider = new IdentityProvider();
        try (var database = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("effective_cache_size", "6GB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start()) {
            provider.start();
            var url = database.getJdbcUrl("postgres", "postgres");
            new Node(url).close();
            var start = System.nanoTime();
            psql(database, "-v", "users=" + USERS, "-v", "convs=" + CONVERSATIONS, "-f", "bench/seed.sql");
            System.out.printf("%nSeeded in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
            writeTokens();
            try (var node = new Node(url)) {
                new Measuring(database, node, paths(database)).run();
            }
        } finally {
            provider.stop();
        }
    }

    private void writeTokens() throws IOException {
        Files.write(
                folder.resolve("tokens.txt"),
                IntStream.rangeClosed(1, HEAVY_USER)
                        .mapToObj(user -> Tokens.token("u" + user))
                        .toList());
    }

    private List<HotPath> paths(EmbeddedPostgres database) throws SQLException {
        var inbox = new HotPath("inbox", gets(API + "/conversations?limit=20"), true, List.of("inbox"));
        var badge = new HotPath("badge", gets(API + "/conversations/unread-count"), true, List.of("badge"));
        var older = new HotPath(
                "older",
                query(
                        database,
                        "select id, before, u from bench.older order by n",
                        row -> Request.get(
                                API + "/conversations/" + row.getString(1) + "/messages?before=" + row.getLong(2)
                                        + "&limit=50",
                                row.getInt(3))),
                true,
                List.of("older"));
        var post = new HotPath(
                "post",
                query(
                        database,
                        "select id, text, u from bench.post order by n",
                        row -> post(
                                "/conversations/" + row.getString(1) + "/messages",
                                row.getInt(3),
                                Map.of("text", row.getString(2)))),
                true,
                List.of("post"));
        var read = new HotPath(
                "mark read",
                query(
                        database,
                        "select id, through, u from bench.unread where n <= (select count(*) from bench.unread) / 2 order by n",
                        row -> post(
                                "/conversations/" + row.getString(1) + "/read",
                                row.getInt(3),
                                Map.of("throughSeq", row.getLong(2)))),
                false,
                List.of("read"));
        return List.of(
                mix(inbox, badge, older, read, post),
                inbox,
                new HotPath(
                        "inbox, 10,000 conversations",
                        List.of(Request.get(API + "/conversations?limit=20", HEAVY_USER)),
                        true,
                        List.of("inbox"),
                        Reader.IN_10_000_CONVERSATIONS),
                new HotPath(
                        "inbox with 250 people and 20,000 messages",
                        query(
                                database,
                                "select u from bench.post_big",
                                row -> Request.get(API + "/conversations?limit=20", row.getInt(1))),
                        true,
                        List.of("inbox"),
                        Reader.WITH_250_PEOPLE),
                badge,
                new HotPath(
                        "badge, 10,000 conversations",
                        List.of(Request.get(API + "/conversations/unread-count", HEAVY_USER)),
                        true,
                        List.of("badge"),
                        Reader.IN_10_000_CONVERSATIONS),
                older,
                new HotPath(
                        "record tab",
                        IntStream.range(0, REQUESTS)
                                .mapToObj(_ -> 1 + random.nextInt(300))
                                .map(record -> Request.get(
                                        API + "/records/" + TYPES.get(record % TYPES.size()) + "/R-" + record
                                                + "/conversations?limit=20",
                                        user()))
                                .toList(),
                        true,
                        List.of("tab")),
                new HotPath(
                        "search",
                        query(
                                database,
                                "select q, u from bench.search order by n",
                                row -> Request.get(search(row.getString(1)), row.getInt(2))),
                        true,
                        List.of()),
                new HotPath(
                        "search, 10,000 conversations",
                        query(
                                database,
                                "select q from bench.search order by n",
                                row -> Request.get(search(row.getString(1)), HEAVY_USER)),
                        true,
                        List.of()),
                read,
                markAllRead(database),
                post);
    }

    private static String search(String query) {
        return API + "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private HotPath markAllRead(EmbeddedPostgres database) throws SQLException {
        var snapshot = query(database, "select pg_current_snapshot()::text", row -> row.getString(1))
                .getFirst();
        var asOf = Base64.getUrlEncoder().withoutPadding().encodeToString(snapshot.getBytes(StandardCharsets.UTF_8));
        return new HotPath(
                "mark all read",
                IntStream.rangeClosed(1, USERS / 2)
                        .mapToObj(user -> post("/conversations/mark-all-read", user, Map.of("asOf", asOf)))
                        .toList(),
                false,
                List.of("readall"));
    }

    /** A mix of requests as people cause them, most of them reading. */
    private HotPath mix(HotPath inbox, HotPath badge, HotPath older, HotPath read, HotPath post) {
        var requests = new ArrayList<Request>();
        var marked = read.requests().size() / 2;
        for (var i = 0; i < 2 * REQUESTS; i++) {
            var of = random.nextInt(100);
            if (of < 30) {
                requests.add(any(inbox));
            } else if (of < 60) {
                requests.add(any(badge));
            } else if (of < 75) {
                requests.add(any(older));
            } else if (of < 90) {
                requests.add(read.requests().get(marked++ % read.requests().size()));
            } else {
                requests.add(any(post));
            }
        }
        return new HotPath(
                "mix 30/30/15/15/10",
                requests,
                true,
                List.of("inbox@30", "badge@30", "older@15", "read@15", "post@10"));
    }

    private Request any(HotPath path) {
        return path.requests().get(random.nextInt(path.requests().size()));
    }

    private List<Request> gets(String path) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(_ -> Request.get(path, user()))
                .toList();
    }

    private int user() {
        return 1 + random.nextInt(USERS);
    }

    private static Request post(String path, int user, Map<String, Object> body) {
        return new Request("POST", API + path, user, Json.write(body));
    }

    @FunctionalInterface
    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(EmbeddedPostgres database, String sql, RowMapper<T> mapper) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var mapped = new ArrayList<T>();
            while (rows.next()) {
                mapped.add(mapper.map(rows));
            }
            return mapped;
        }
    }

    private static void psql(EmbeddedPostgres database, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of(arguments));
        run(database, command);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        return run(new ProcessBuilder(command));
    }

    private static String run(EmbeddedPostgres database, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        String.valueOf(database.getPort()),
                        "PGUSER",
                        "postgres",
                        "PGDATABASE",
                        "postgres",
                        // The texts that pgbench writes are in the present form, as those of the backend.
                        "PGOPTIONS",
                        "-c conversations.folding=2"));
        return run(builder);
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(builder.command() + " failed: " + output);
        }
        return output;
    }

    /** The figures that wrk prints of a run, times in ms. */
    private record Load(long requests, double seconds, long bytes, long failed, double p50, double p95, double p99) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /** The measuring of all paths at one node, and the table of their figures. */
    private final class Measuring {
        private final EmbeddedPostgres database;
        private final Node node;
        private final List<HotPath> paths;
        private final long postmaster;
        /** The numbers of inputs that the scripts of bench/best choose from. */
        private final Map<String, Long> variables = new HashMap<>();

        Measuring(EmbeddedPostgres database, Node node, List<HotPath> paths) throws SQLException {
            this.database = database;
            this.node = node;
            this.paths = paths;
            variables.put("users", (long) USERS);
            variables.put("unread", count("bench.unread"));
            variables.put("older", count("bench.older"));
            variables.put("posts", count("bench.post"));
            var dataFolder = query(database, "show data_directory", row -> row.getString(1))
                    .getFirst();
            try {
                postmaster = Long.parseLong(Files.readAllLines(Path.of(dataFolder, "postmaster.pid"))
                        .getFirst()
                        .strip());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private long count(String table) throws SQLException {
            return query(database, "select count(*) from " + table, row -> row.getLong(1))
                    .getFirst();
        }

        void run() throws Exception {
            for (var path : paths) {
                Files.write(
                        folder.resolve(file(path)),
                        path.requests().stream()
                                .map(request -> String.join(
                                        "\t",
                                        request.method(),
                                        request.path(),
                                        String.valueOf(request.token()),
                                        request.body()))
                                .toList());
            }
            load(paths.getFirst(), WARM_UP_SECONDS);
            System.out.print("""

                    | path | requests/s | p50 ms | p95 ms | p99 ms | JVM ms | PostgreSQL ms | statements | kB | statement/s | PostgreSQL ms | ratio | others |
                    |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                    """);
            for (var path : paths) {
                measure(path);
            }
            System.out.printf("%nResident after all: %d MB%n", residentMegabytes());
        }

        private void measure(HotPath path) throws Exception {
            load(path, Math.max(1, SECONDS / 3));
            query(database, "select pg_stat_statements_reset()", _ -> "");
            var before = ProcessorTimes.now(node.pid(), postmaster);
            var ours = load(path, SECONDS);
            var times = ProcessorTimes.now(node.pid(), postmaster).since(before);
            var statements = query(
                            database,
                            "select sum(calls) from pg_stat_statements where toplevel and query not ilike '%pg_stat%'",
                            row -> row.getLong(1))
                    .getFirst();
            var best = new StringBuilder("| – | – | – |");
            if (!path.statements().isEmpty()) {
                var beforeBest = ProcessorTimes.now(node.pid(), postmaster);
                var output = pgbench(path);
                // PostgreSQL counts the times of processes that have ended.
                while (count("pg_stat_activity where application_name = 'pgbench'") > 0) {
                    Thread.onSpinWait();
                }
                var bestTimes = ProcessorTimes.now(node.pid(), postmaster).since(beforeBest);
                var matcher = TRANSACTIONS_PER_SECOND.matcher(output);
                if (!matcher.find()) {
                    throw new IOException("pgbench says nothing of transactions: " + output);
                }
                var perSecond = Double.parseDouble(matcher.group(1));
                best = new StringBuilder("| %.0f | %.2f | **%.2f** |"
                        .formatted(
                                perSecond,
                                1_000 * bestTimes.database() / (perSecond * SECONDS),
                                ours.perSecond() / perSecond));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.1f | %.1f | %.2f | %.2f | %.1f | %.1f %s %.0f %% |%s%n",
                    path.name(),
                    ours.perSecond(),
                    ours.p50(),
                    ours.p95(),
                    ours.p99(),
                    1_000 * times.backend() / ours.requests(),
                    1_000 * times.database() / ours.requests(),
                    (double) statements / ours.requests(),
                    ours.bytes() / 1_024.0 / ours.requests(),
                    best,
                    100
                            * times.others()
                            / (ours.seconds() * Runtime.getRuntime().availableProcessors()),
                    ours.failed() == 0 ? "" : " " + ours.failed() + " failed");
        }

        private Load load(HotPath path, int seconds) throws IOException, InterruptedException {
            var offset = sent.getOrDefault(path.name(), 0);
            var output = HotPathsBenchmark.run(
                    "wrk",
                    "-t1",
                    "-c" + CONNECTIONS,
                    "-d" + seconds + "s",
                    "--timeout",
                    "10s",
                    "-s",
                    "bench/load.lua",
                    node.url(),
                    "--",
                    folder.resolve("tokens.txt").toString(),
                    folder.resolve(file(path)).toString(),
                    path.isRepeatable() ? "random" : "once",
                    String.valueOf(offset));
            var result = output.lines()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(output));
            var load = Json.read(result, Load.class);
            sent.put(path.name(), offset + (int) load.requests());
            return load;
        }

        private String pgbench(HotPath path) throws Exception {
            var command = new ArrayList<>(List.of(
                    "pgbench",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    String.valueOf(CONNECTIONS),
                    "-j",
                    "2",
                    "-T",
                    String.valueOf(SECONDS)));
            command.addAll(List.of("-D", "reader=" + path.reader().ordinal()));
            variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
            for (var statement : path.statements()) {
                var weighted = statement.split("@");
                command.add("-f");
                command.add("bench/best/" + weighted[0] + ".sql" + (weighted.length > 1 ? "@" + weighted[1] : ""));
            }
            return HotPathsBenchmark.run(database, command);
        }

        private static String file(HotPath path) {
            return path.name().replaceAll("[^a-z0-9]+", "-") + ".tsv";
        }

        private long residentMegabytes() throws IOException {
            return Files.readAllLines(Path.of("/proc/" + node.pid() + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1_024;
        }
    }
}
