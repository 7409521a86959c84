package conversations.message;

import conversations.conversation.Conversations;
import conversations.conversation.DepartureSnapshots;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Presenter;
import conversations.person.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Loads search hits as their reader may see them, in a constant number of statements. */
@ApplicationScoped
public class SearchHitLoader {
    private final Conversations conversations;
    private final DepartureSnapshots departureSnapshots;
    private final Presenter presenter;

    SearchHitLoader(Conversations conversations, DepartureSnapshots departureSnapshots, Presenter presenter) {
        this.conversations = conversations;
        this.departureSnapshots = departureSnapshots;
        this.presenter = presenter;
    }

    /** A position that a search found: a message, or, at seq 0, a conversation's subject and description. */
    public record TextPosition(UUID conversation, long seq) {}

    /**
     * @param subject as the reader sees it
     * @param description as the reader sees it
     * @param entry the message; null where subject or description were found
     */
    public record LoadedHit(
            UUID conversation,
            @Nullable String subject,
            @Nullable String description,
            @Nullable EntryDto entry) {}

    /**
     * Loads the texts at these positions, in their order, without messages that were deleted meanwhile.
     *
     * @param inSidebar whether they were found in the reader's own copies, not in the tab of a record
     */
    public List<LoadedHit> load(Collection<TextPosition> positions, UserId reader, boolean inSidebar) {
        if (positions.isEmpty()) {
            return List.of();
        }
        var ids = positions.stream().map(TextPosition::conversation).distinct().toList();
        var byId = conversations.byId(ids);
        var left = departureSnapshots.of(ids, reader);
        var entries = presenter.presentById(positions.stream()
                .filter(position -> position.seq() > 0)
                .map(SearchHitLoader::entryId)
                .toList());
        var hits = new ArrayList<LoadedHit>();
        for (var position : positions) {
            var found = entries.get(entryId(position));
            var entry = found == null ? null : found.forReader(reader.value());
            if (position.seq() == 0 || (entry != null && !entry.deleted())) {
                var conversation = Objects.requireNonNull(byId.get(position.conversation()));
                var copy = inSidebar || conversation.isPrivate() ? left.get(position.conversation()) : null;
                hits.add(new LoadedHit(
                        conversation.id(),
                        copy == null ? conversation.subject() : copy.subject(),
                        copy == null ? conversation.description() : copy.description(),
                        entry));
            }
        }
        return hits;
    }

    private static Entry.Id entryId(TextPosition position) {
        return new Entry.Id(position.conversation(), position.seq());
    }
}
