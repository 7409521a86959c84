package conversations.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Strings and JSON values that break naive handling: a list of known ones, and random ones. */
public final class HostileTexts {
    public static final List<String> STRINGS = load();

    private static final List<Object> NUMBERS =
            List.of(0, -1, 1, 2, 101, Long.MAX_VALUE, Long.MIN_VALUE, 1.5, -0.0, 1e308, Integer.MAX_VALUE + 1L);

    private HostileTexts() {}

    private static List<String> load() {
        try (var file = HostileTexts.class.getResourceAsStream("/naughty-strings.json")) {
            return List.of(new ObjectMapper().readValue(file, String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A known one as it is, two of them joined, or random characters of any kind, unpaired surrogates too. */
    public static String string(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> SeededTrials.one(random, STRINGS) + SeededTrials.one(random, STRINGS);
            case 1 -> characters(random);
            default -> SeededTrials.one(random, STRINGS);
        };
    }

    private static String characters(RandomGenerator random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(40); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) random.nextInt(0x10000));
                default -> text.appendCodePoint(random.nextInt(0x110000));
            }
        }
        return text.toString();
    }

    /** Any JSON value; lists and objects are nested at most {@code depth} deep. */
    public static @Nullable Object value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> SeededTrials.one(random, NUMBERS);
            case 5 -> {
                var list = new ArrayList<@Nullable Object>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            case 6 -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                for (var i = random.nextInt(3); i > 0; i--) {
                    object.put(string(random), value(random, depth - 1));
                }
                yield object;
            }
            default -> string(random);
        };
    }
}
