package conversations.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random messages, the same ones on every run: words as frequent as in real talk (Zipf), one message in ten Chinese. */
final class RandomMessages {
    private static final String[] SYLLABLES =
            ("ba ce di fo gu ha jo ka li mo nu pa qui re si ta ve wo xa yu tion ment ing er st pro con inter able")
                    .split(" ");
    private static final int WORDS = 30_000;
    private static final int CHARACTERS = 2_500;

    final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(31);
    /** The words by frequency, the most frequent first. */
    private final List<String> words = words();

    private final double[] wordChances = zipf(WORDS, 1.0);
    private final double[] characterChances = zipf(CHARACTERS, 0.8);

    String word(int rank) {
        return words.get(rank);
    }

    String character(int rank) {
        return Character.toString('\u4e00' + rank);
    }

    String message() {
        var text = new StringBuilder();
        var length = random.nextInt(3, 30);
        if (random.nextInt(10) == 0) {
            for (var i = 0; i < length; i++) {
                text.append(character(draw(characterChances)));
            }
            return text.append('。').toString();
        }
        for (var i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(words.get(draw(wordChances)));
        }
        return text.append('.').toString();
    }

    private List<String> words() {
        var words = new LinkedHashSet<String>();
        while (words.size() < WORDS) {
            var word = new StringBuilder();
            for (var i = random.nextInt(2, 5); i > 0; i--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
        return new ArrayList<>(words);
    }

    private static double[] zipf(int count, double exponent) {
        var sums = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++) {
            sum += 1 / Math.pow(i + 1, exponent);
            sums[i] = sum;
        }
        return sums;
    }

    private int draw(double[] sums) {
        var at = java.util.Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(at < 0 ? -at - 1 : at, sums.length - 1);
    }
}
