package conversations.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of timeline positions as sorted, disjoint, half-open ranges: the Java face of PostgreSQL's int8multirange.
 * Immutable.
 */
public record SeqRanges(List<Range> ranges) {
    static final SeqRanges NONE = new SeqRanges(List.of());
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d*)\\)");

    /**
     * The positions from {@code from} (inclusive) to {@code to} (exclusive); {@link Long#MAX_VALUE} if there is no end yet.
     */
    record Range(long from, long to) {
        boolean isOpen() {
            return to == Long.MAX_VALUE;
        }
    }

    /** All positions from {@code seq} on, without end. */
    static SeqRanges from(long seq) {
        return new SeqRanges(List.of(new Range(seq, Long.MAX_VALUE)));
    }

    /** This set and all positions from {@code seq} on; {@code seq} must be later than all positions of the set. */
    SeqRanges withOpenRange(long seq) {
        return new SeqRanges(
                Stream.concat(ranges.stream(), from(seq).ranges.stream()).toList());
    }

    /** Parses PostgreSQL's text form, for example {@code {[1,5),[8,)}}. */
    static SeqRanges parse(String text) {
        return new SeqRanges(RANGE.matcher(text)
                .results()
                .map(range -> new Range(
                        Long.parseLong(range.group(1)),
                        range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2))))
                .toList());
    }

    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> "[" + range.from + "," + (range.isOpen() ? "" : range.to) + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Whether the set contains this position. */
    public boolean contains(long seq) {
        return ranges.stream().anyMatch(range -> range.from <= seq && seq < range.to);
    }

    boolean overlaps(SeqRanges other) {
        return ranges.stream()
                .anyMatch(range ->
                        other.ranges.stream().anyMatch(theirs -> range.from < theirs.to && theirs.from < range.to));
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The positions later than {@code seq}. */
    public SeqRanges after(long seq) {
        return intersect(next(seq), Long.MAX_VALUE);
    }

    /** The positions up to and including {@code seq}. */
    public SeqRanges upTo(long seq) {
        return intersect(Long.MIN_VALUE, next(seq));
    }

    /** The first position, 0 if there is none. */
    long first() {
        return ranges.isEmpty() ? 0 : ranges.getFirst().from;
    }

    /** The last position of a set that has an end, 0 if there is none. */
    public long last() {
        return ranges.isEmpty() ? 0 : ranges.getLast().to - 1;
    }

    /** The next position; the largest number, which a client may send, has none after it. */
    private static long next(long seq) {
        return seq == Long.MAX_VALUE ? seq : seq + 1;
    }

    private SeqRanges intersect(long from, long to) {
        var kept = new ArrayList<Range>();
        for (var range : ranges) {
            var start = Math.max(from, range.from);
            var end = Math.min(to, range.to);
            if (start < end) {
                kept.add(new Range(start, end));
            }
        }
        return new SeqRanges(List.copyOf(kept));
    }
}
