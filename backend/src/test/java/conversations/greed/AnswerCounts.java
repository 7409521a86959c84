package conversations.greed;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The number of answers to an attack by status; "closed" and "none" if no status came. */
final class AnswerCounts {
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void add(String status) {
        counts.merge(status, 1, Integer::sum);
    }

    /** Whether the server called something a failure of its own: any 5xx but 503. */
    synchronized boolean haveFailures() {
        return counts.keySet().stream().anyMatch(status -> status.startsWith("5") && !status.equals("503"));
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " × " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
