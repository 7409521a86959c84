package conversations.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.SeededTrials;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeqRangesTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{[1,)}", "{[1,5)}", "{[1,5),[8,)}", "{[1,2),[3,4),[9,12)}"})
    @DisplayName("reads and writes PostgreSQL's own form")
    void roundTrip(String text) {
        assertEquals(text, SeqRanges.parse(text).toString());
    }

    @Test
    void holdsWhatIsWithinARange() {
        var seqs = SeqRanges.parse("{[2,4),[7,)}");
        assertEquals(
                "2 3 7 8 9",
                LongStream.range(0, 10)
                        .filter(seqs::contains)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void cutsAtBothEnds() {
        var seqs = SeqRanges.parse("{[1,5),[8,)}");
        assertEquals("{[3,5),[8,)}", seqs.after(2).toString());
        assertEquals("{[9,)}", seqs.after(8).toString());
        assertEquals("{[1,5),[8,10)}", seqs.upTo(9).toString());
        assertEquals("{[1,5)}", seqs.upTo(6).toString());
        assertEquals("{}", seqs.upTo(0).toString());
        assertEquals("{}", SeqRanges.NONE.after(0).toString());
    }

    @Test
    void knowsItsEnds() {
        var seqs = SeqRanges.parse("{[3,5),[8,11)}");
        assertEquals(3, seqs.first());
        assertEquals(10, seqs.last());
        assertEquals(0, SeqRanges.NONE.first());
        assertEquals(0, SeqRanges.NONE.last());
        assertTrue(SeqRanges.NONE.isEmpty());
        assertFalse(seqs.isEmpty());
    }

    @Test
    @DisplayName("positions at the end of all numbers do not wrap around")
    void noOverflow() {
        var seqs = SeqRanges.parse("{[1,5)}");
        assertEquals("{[1,5)}", seqs.upTo(Long.MAX_VALUE).toString());
        assertEquals("{}", seqs.after(Long.MAX_VALUE).toString());
        assertTrue(SeqRanges.from(1).contains(Long.MAX_VALUE - 1));
    }

    @Test
    @DisplayName("cutting any set anywhere agrees with cutting it position by position")
    void agreesWithPlainSets() {
        SeededTrials.times(500, random -> {
            var text = new StringBuilder("{");
            var expected = new HashSet<Long>();
            var at = 1L;
            for (var i = random.nextInt(4); i > 0; i--) {
                var from = at + random.nextInt(4);
                var to = from + 1 + random.nextInt(4);
                text.append(text.length() > 1 ? "," : "")
                        .append('[')
                        .append(from)
                        .append(',')
                        .append(to)
                        .append(')');
                LongStream.range(from, to).forEach(expected::add);
                at = to + 1;
            }
            var after = random.nextLong(0, 20);
            var upTo = random.nextLong(0, 20);
            expected.removeIf(seq -> seq <= after || seq > upTo);
            var cut = SeqRanges.parse(text + "}").after(after).upTo(upTo);
            assertEquals(
                    expected,
                    LongStream.range(0, 40).filter(cut::contains).boxed().collect(Collectors.toSet()));
            assertEquals(expected.isEmpty(), cut.isEmpty());
            assertEquals(expected.stream().max(Long::compare).orElse(0L), cut.last());
            assertEquals(expected.stream().min(Long::compare).orElse(0L), cut.first());
        });
    }
}
