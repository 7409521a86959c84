package conversations.greed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.IdentityProvider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One caller who asks for too much, in every way, and another one whose sidebar is loaded meanwhile. What counts is the median of its
 * requests, of which as many begin in each second: a single one that waits for the machine does not move it, a standstill does. Property
 * {@code greed.attacks} names some attacks alone.
 */
@Tag("greed")
class GreedyCallerTest {
    private static final Duration ALONE = Duration.ofSeconds(4);
    private static final Duration UNDER_ATTACK = Duration.ofSeconds(12);
    private static final int MAX_SLOWDOWN = 3;
    /** Below so many milliseconds, differences are the machine's. */
    private static final double MIN_MILLIS = 20;

    private record Row(
            Attack attack,
            Probe.Result alone,
            Probe.Result during,
            long megabytes,
            boolean alive,
            AnswerCounts answers) {
        double ratio() {
            return during.median() / Math.max(alone.median(), MIN_MILLIS);
        }

        boolean isRight() {
            return alive && ratio() <= MAX_SLOWDOWN && during.failed() == 0 && !answers.haveFailures();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.0f | %.1f | %d | %s | %s | %s |",
                    attack.name(),
                    attack,
                    alone.median(),
                    during.median(),
                    during.p95(),
                    ratio(),
                    during.failed(),
                    alive ? megabytes + " MB" : "dead",
                    answers,
                    isRight() ? "" : "FAILS");
        }
    }

    @Test
    @DisplayName(
            "K4 whatever one caller sends, another one's sidebar takes at most three times as long, and the node lives")
    void others() throws Exception {
        var rows = new ArrayList<Row>();
        var provider = new IdentityProvider();
        try (var database = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start()) {
            provider.start();
            for (var attack : attacks()) {
                rows.add(row(attack, database.getJdbcUrl("postgres", "postgres")));
                System.out.println(rows.getLast());
            }
        } finally {
            provider.stop();
        }
        print(rows);
        assertEquals(
                List.of(),
                rows.stream()
                        .filter(row -> !row.isRight())
                        .map(Row::attack)
                        .map(Attack::name)
                        .toList());
    }

    private static EnumSet<Attack> attacks() {
        var names = System.getProperty("greed.attacks", "");
        var attacks = names.isEmpty() ? EnumSet.allOf(Attack.class) : EnumSet.noneOf(Attack.class);
        for (var name : names.isEmpty() ? new String[0] : names.split(",")) {
            attacks.add(Attack.valueOf(name));
        }
        return attacks;
    }

    private static Row row(Attack attack, String databaseUrl) throws Exception {
        try (var target = new Target(databaseUrl, "attacker-" + attack.ordinal())) {
            var other = Client.of(target.url(), "other-" + attack.ordinal());
            var friend = target.person("friend");
            for (var i = 0; i < 20; i++) {
                other.post("/conversations", Map.of("message", "Hello " + i, "participantIds", List.of(friend)));
            }
            attack.prepare(target);
            // The first ones are slower: code is compiled, caches are empty.
            measure(other, ALONE, () -> {});
            var alone = measure(other, ALONE, () -> {});
            var during = measure(other, UNDER_ATTACK, () -> attack.run(target));
            var alive = target.isAlive();
            var megabytes = target.mostMemory();
            target.countHeld();
            return new Row(attack, alone, during, megabytes, alive, target.answers());
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    /** The requests that begin while the action runs, and for as long as {@code least}. */
    private static Probe.Result measure(Client client, Duration least, Action action) throws Exception {
        try (var probe = new Probe(client)) {
            var end = System.nanoTime() + least.toNanos();
            action.run();
            LockSupport.parkNanos(Math.max(0, end - System.nanoTime()));
            return probe.result();
        }
    }

    private static void print(List<Row> rows) {
        System.out.printf(
                "%n| attack | what was sent | others' sidebar alone, median ms | during, median ms | p95 ms | times | not answered | most memory | answers | |%n|---|---|--:|--:|--:|--:|--:|--:|---|---|%n");
        rows.forEach(System.out::println);
    }
}
