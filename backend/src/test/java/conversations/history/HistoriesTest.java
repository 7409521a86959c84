package conversations.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.ApiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The product's promise as a property: whatever five users do, in whatever order, everybody is shown what the rules say,
 * no more and no less. A failure is shrunk to the fewest steps and names the seed that replays it.
 */
@ApiTest
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("tests.histories", 1_000);
    private static final @Nullable Long SEED = Long.getLong("tests.seed");
    private static final int LONGEST = 40;

    @Test
    @DisplayName(
            "B2 B6 B7 B8 B11 C1-C6 D1-D7 E1-E5 F1-F5 in random histories everybody is shown exactly what the rules say")
    void everybodyIsShownWhatTheRulesSay() {
        var first = SEED == null ? System.nanoTime() : SEED;
        var count = SEED == null ? HISTORIES : 1;
        playAll(LongStream.range(first, first + count));
        if (count >= 1_000) {
            assertEquals(Step.Action.SENT, HistoryPlayer.EFFECTS.keySet(), "actions that ever took effect");
        }
    }

    /**
     * Plays side by side, on threads of its own: Groovy (REST Assured) loads classes on the common pool while it holds a lock
     * that the pool's threads then wait for, so that a parallel stream can stop for ever.
     */
    private static void playAll(LongStream seeds) {
        try (var threads = Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors())) {
            var histories = seeds.mapToObj(seed -> CompletableFuture.runAsync(() -> play(seed), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(histories).join();
        }
    }

    private static void play(long seed) {
        var history = history(seed);
        var failure = failure(history, seed);
        if (failure != null) {
            var shortest = shrink(history, seed);
            throw new AssertionError("replay with -Dtests.seed=" + seed + "\n"
                    + String.join("\n", shortest.stream().map(Step::toString).toList()) + "\n"
                    + failure(shortest, seed));
        }
    }

    private static List<Step> history(long seed) {
        var random = random(seed);
        var history = new ArrayList<>(List.of(Step.draw(Step.Action.START, random)));
        var length = 3 + random.nextInt(LONGEST);
        for (var i = 0; i < length; i++) {
            history.add(Step.draw(random));
        }
        return history;
    }

    /** The first difference after this history, or null. */
    private static @Nullable String failure(List<Step> history, long seed) {
        try {
            var world = new World();
            var play = new HistoryPlayer(world);
            history.forEach(play::step);
            new ApiComparison(world, play.model()).compare(random(seed));
            return null;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Leaves out steps, half of them at first, as long as something stays wrong. */
    private static List<Step> shrink(List<Step> history, long seed) {
        var shortest = history;
        for (var size = history.size() / 2; size > 0; size /= 2) {
            for (var from = 0; from < shortest.size(); ) {
                var fewer = new ArrayList<>(shortest);
                fewer.subList(from, Math.min(from + size, shortest.size())).clear();
                if (failure(fewer, seed) == null) {
                    from += size;
                } else {
                    shortest = fewer;
                }
            }
        }
        return shortest;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
