package conversations.outbox;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which transactions were committed at a moment, as PostgreSQL's pg_snapshot says it.
 *
 * @param xmin all before this were over
 * @param xmax this and all after were not
 * @param running those between that were not
 */
public record Snapshot(long xmin, long xmax, Set<Long> running) {
    /** From its text, {@code xmin:xmax:running,running}. */
    static Snapshot of(String text) {
        var parts = text.split(":", 3);
        return new Snapshot(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Stream.of(parts[2].split(","))
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf)
                        .collect(Collectors.toSet()));
    }

    /** Whether what this transaction committed could be seen then. */
    public boolean includes(long transaction) {
        return transaction < xmin || (transaction < xmax && !running.contains(transaction));
    }
}
