package conversations.testing;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random values that can be had again: a failure names its seed, and {@code -Dtests.seed=…} replays it. Without the
 * property every run draws new seeds.
 */
public final class SeededTrials {
    private static final String PROPERTY = "tests.seed";

    private SeededTrials() {}

    /** A trial with random values. */
    @FunctionalInterface
    public interface Trial {
        void run(RandomGenerator random);
    }

    /** Runs the trial so often, each time with another seed, or once with the one given by the property. */
    public static void times(int times, Trial trial) {
        var given = System.getProperty(PROPERTY);
        if (given != null) {
            run(Long.parseLong(given), trial);
            return;
        }
        for (var i = 0; i < times; i++) {
            run(System.nanoTime(), trial);
        }
    }

    private static void run(long seed, Trial trial) {
        try {
            trial.run(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        } catch (Throwable e) {
            throw new AssertionError("replay with -D" + PROPERTY + "=" + seed + ": " + e.getMessage(), e);
        }
    }

    public static <T> T one(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
