package conversations.live;

import conversations.record.RecordKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The open streams of this node, by sidebar or tab and by user. Not thread-safe. */
final class StreamRegistry {
    /**
     * Maximum number of streams of one user at one node, windows and programs together; the one that was opened first gives
     * way.
     */
    private static final int MAX_PER_USER = 30;

    private final Map<UUID, Set<EventStream>> all = new HashMap<>();
    private final Map<UUID, Set<EventStream>> sidebars = new HashMap<>();
    private final Map<RecordKey, Map<UUID, Set<EventStream>>> tabs = new HashMap<>();

    void add(EventStream stream) {
        var own = all.computeIfAbsent(stream.user(), _ -> new LinkedHashSet<>());
        own.add(stream);
        groupOf(stream)
                .computeIfAbsent(stream.user(), _ -> new LinkedHashSet<>())
                .add(stream);
        if (own.size() > MAX_PER_USER) {
            var oldest = own.iterator().next();
            oldest.close();
            remove(oldest);
        }
    }

    private void remove(EventStream stream) {
        removeFrom(all, stream);
        removeFrom(groupOf(stream), stream);
        tabs.values().removeIf(Map::isEmpty);
    }

    private static void removeFrom(Map<UUID, Set<EventStream>> streams, EventStream stream) {
        streams.computeIfPresent(stream.user(), (_, own) -> {
            own.remove(stream);
            return own.isEmpty() ? null : own;
        });
    }

    private Map<UUID, Set<EventStream>> groupOf(EventStream stream) {
        return stream.tab() == null ? sidebars : tabs.computeIfAbsent(stream.tab(), _ -> new HashMap<>());
    }

    /** The streams of sidebars, by user. */
    Map<UUID, Set<EventStream>> sidebars() {
        return sidebars;
    }

    /** The streams of record tabs, by record and user. */
    Map<RecordKey, Map<UUID, Set<EventStream>>> tabs() {
        return tabs;
    }

    void forEach(Consumer<EventStream> action) {
        all.values().forEach(own -> own.forEach(action));
    }

    /** The users who have open streams. */
    Set<UUID> users() {
        return all.keySet();
    }

    /** Closes and removes the streams for which the condition holds. */
    void closeIf(Predicate<EventStream> condition) {
        var matching =
                all.values().stream().flatMap(Set::stream).filter(condition).toList();
        matching.forEach(stream -> {
            stream.close();
            remove(stream);
        });
    }

    int size() {
        return all.values().stream().mapToInt(Set::size).sum();
    }

    void closeAll() {
        forEach(EventStream::close);
        all.clear();
        sidebars.clear();
        tabs.clear();
    }
}
