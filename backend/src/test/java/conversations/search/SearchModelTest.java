package conversations.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.platform.text.Folding;
import conversations.platform.text.SearchForm;
import conversations.platform.text.SearchForm.Word;
import conversations.platform.text.Text;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.SeededTrials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Search over random texts, compared with looking through all that the API shows. */
@ApiTest
class SearchModelTest {
    /** An apostrophe or a hyphen within a word. */
    private static final Pattern JOINER = Pattern.compile("(?<=[\\p{IsAlphabetic}0-9])['-](?=[\\p{IsAlphabetic}0-9])");

    private static final int ROUNDS = 3;
    private static final int QUERIES = 12;
    private static final List<String> PIECES = List.of(
            "ab", "abc", "bca", "Ünd", "und", "ß", "ss", "会", "会議", "議", "%", "_", "\\", "a_b", "100", "é", "(", "'",
            "\"", "“", "”", "ø", "|", "&", "!", ":*", "<b>", "-", ".", " ", " ", " ", " ", "\n", "\u3000", "ΣΑΣ", "σας",
            "が", "か", "İ", "🦉");

    /** A searchable text: a message, or, at seq 0, subject and description. */
    private record Thing(String conversation, int seq, String text) {}

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private static String text(RandomGenerator random, int pieces) {
        var text = new StringBuilder();
        for (var i = random.nextInt(1, pieces); i > 0; i--) {
            text.append(SeededTrials.one(random, PIECES));
        }
        return Text.isBlank(text.toString()) ? "x" : text.toString();
    }

    @Test
    @DisplayName("F6 search finds exactly what has all words, in its order, page by page without doubles")
    void model() {
        SeededTrials.times(ROUNDS, random -> {
            for (var i = 0; i < 3; i++) {
                talk(random);
            }
            for (var person : List.of(ann, ben)) {
                var things = things(person);
                for (var i = 0; i < QUERIES; i++) {
                    var q = Text.trim(text(random, 4));
                    var expected = expected(things, q);
                    assertEquals(expected, found(person, q, 100), () -> "looking for " + q);
                    assertEquals(expected, found(person, q, 2), () -> "page by page for " + q);
                }
            }
        });
    }

    private void talk(RandomGenerator random) {
        var id = ann.start(Map.of(
                "message",
                text(random, 10),
                "participantIds",
                Api.ids(ben),
                "subject",
                text(random, 6).replaceAll("\\s", " "),
                "description",
                text(random, 6)));
        for (var i = random.nextInt(22); i > 0; i--) {
            var seq = ann.say(id, text(random, 10));
            switch (random.nextInt(6)) {
                case 0 -> ann.patch("/conversations/" + id + "/messages/" + seq, Map.of("text", text(random, 10)));
                case 1 -> ann.request().delete("/conversations/" + id + "/messages/" + seq);
                case 2 -> ann.patch("/conversations/" + id, Map.of("description", text(random, 6)));
                default -> {}
            }
        }
    }

    /** All texts that a user sees in their sidebar, the newest first. */
    private static List<Thing> things(Api person) {
        var things = new ArrayList<Thing>();
        var sidebar = person.sidebar();
        for (var i = sidebar.getList("items").size() - 1; i >= 0; i--) {
            var id = sidebar.getString("items[" + i + "].id");
            things.add(new Thing(
                    id,
                    0,
                    sidebar.getString("items[" + i + "].subject") + "\n"
                            + sidebar.getString("items[" + i + "].description")));
            var entries = person.ok("/conversations/" + id + "/messages?limit=100");
            List<@Nullable String> texts = entries.getList("items.text");
            for (var n = 0; n < texts.size(); n++) {
                if (texts.get(n) != null) {
                    things.add(new Thing(id, entries.getInt("items[" + n + "].seq"), String.valueOf(texts.get(n))));
                }
            }
        }
        return things.reversed();
    }

    private static List<String> expected(List<Thing> things, String q) {
        var words = SearchForm.words(q);
        return things.stream()
                .filter(thing -> !words.isEmpty() && words.stream().allMatch(word -> strength(thing.text, word) >= 0))
                .sorted(Collections.reverseOrder(java.util.Comparator.comparing(thing -> rank(thing, words))))
                .map(thing -> thing.conversation + "/" + thing.seq)
                .toList();
    }

    private static int rank(Thing thing, List<Word> words) {
        return 2 * words.stream().mapToInt(word -> strength(thing.text, word)).sum() + (thing.seq == 0 ? 1 : 0);
    }

    /** As {@link #strength(String, String)}, in the text without what joins words, or in the parts of joined ones. */
    private static int strength(String text, Word word) {
        var folded = Folding.fold(text).replaceAll("\\s+", " ");
        var texts = new ArrayList<>(List.of(JOINER.matcher(folded).replaceAll("")));
        for (var run : folded.split(" ")) {
            var parts = JOINER.split(run);
            texts.addAll(parts.length > 1 ? List.of(parts) : List.of());
        }
        return texts.stream()
                .mapToInt(candidate -> word.phrase()
                        ? phrase(" " + candidate + " ", word.folded())
                        : strength(" " + candidate + " ", word.folded()))
                .max()
                .orElseThrow();
    }

    private static int phrase(String text, String phrase) {
        for (var at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            var first = phrase.codePointAt(0);
            var last = phrase.codePointBefore(phrase.length());
            if ((unspaced(first) || bounded(text.codePointBefore(at), first))
                    && (unspaced(last) || bounded(last, text.codePointAt(at + phrase.length())))) {
                return 2;
            }
        }
        return -1;
    }

    private static boolean unspaced(int c) {
        return c >= 0x3040 && c < 0xa000;
    }

    /** 2 for a whole word, 1 for the beginning of one, 0 inside, -1 nowhere: the best of all places. */
    private static int strength(String text, String word) {
        if (text.contains(word) && word.codePoints().anyMatch(SearchModelTest::unspaced)) {
            return 2;
        }
        var best = -1;
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            var begins = bounded(text.codePointBefore(at), word.codePointAt(0));
            var ends = bounded(word.codePointBefore(word.length()), text.codePointAt(at + word.length()));
            best = Math.max(best, begins ? (ends ? 2 : 1) : 0);
        }
        return best;
    }

    private static boolean bounded(int before, int after) {
        return !letter(before) || !letter(after);
    }

    private static boolean letter(int c) {
        return Character.isAlphabetic(c) || (c >= '0' && c <= '9');
    }

    private static List<String> found(Api person, String q, int limit) {
        var found = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var request = person.request().queryParam("q", q).queryParam("limit", limit);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/search")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (var i = 0; i < page.getList("items").size(); i++) {
                var item = "items[" + i + "].";
                var seq = page.get(item + "entry") == null ? 0 : page.getInt(item + "entry.seq");
                found.add(page.getString(item + "conversation.id") + "/" + seq);
            }
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return found;
    }
}
