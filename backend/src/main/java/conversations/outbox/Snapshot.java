package conversations.outbox;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL snapshot (pg_snapshot): which transactions were committed at a moment.
 *
 * @param xmin all transactions before this id had ended
 * @param xmax no transaction from this id on had ended
 * @param running ids in between of transactions that had not ended
 */
public record Snapshot(long xmin, long xmax, Set<Long> running) {
    /** Parses PostgreSQL's text form, {@code xmin:xmax:running,running}. */
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

    /** Whether the changes of this transaction were visible at that moment. */
    public boolean includes(long transaction) {
        return transaction < xmin || (transaction < xmax && !running.contains(transaction));
    }
}
