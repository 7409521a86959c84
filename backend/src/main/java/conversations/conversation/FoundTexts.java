package conversations.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Makes what search found into what its reader may see of it, in a constant number of statements. */
@ApplicationScoped
public class FoundTexts {
    private final LeftCopies leftCopies;
    private final Presenter presenter;
    private final Session session;

    FoundTexts(LeftCopies leftCopies, Presenter presenter, Session session) {
        this.leftCopies = leftCopies;
        this.presenter = presenter;
        this.session = session;
    }

    /** A place that a search found: a message, or, at seq 0, a conversation's subject and description. */
    public record Place(UUID conversation, long seq) {}

    /**
     * @param subject as the reader sees it
     * @param description as the reader sees it
     * @param entry the message; null where subject or description were found
     */
    public record Found(
            UUID conversation,
            @Nullable String subject,
            @Nullable String description,
            @Nullable EntryDto entry) {}

    /**
     * What stands at these places, in their order; without messages that were deleted meanwhile.
     *
     * @param inSidebar whether they were found in the reader's own copies, not in the tab of a record
     */
    public List<Found> at(Collection<Place> places, UUID reader, boolean inSidebar) {
        if (places.isEmpty()) {
            return List.of();
        }
        var ids = places.stream().map(Place::conversation).distinct().toList();
        var conversations = session.createQuery("from Conversation where id in :ids", Conversation.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
        var left = leftCopies.of(ids, reader);
        var entries = entries(places);
        var found = new ArrayList<Found>();
        for (var place : places) {
            var entry = entries.get(place);
            if (place.seq() == 0 || (entry != null && !entry.deleted())) {
                var conversation = Objects.requireNonNull(conversations.get(place.conversation()));
                var copy = inSidebar || conversation.isPrivate() ? left.get(place.conversation()) : null;
                found.add(new Found(
                        conversation.id(),
                        copy == null ? conversation.subject() : copy.subject(),
                        copy == null ? conversation.description() : copy.description(),
                        entry));
            }
        }
        return found;
    }

    private Map<Place, EntryDto> entries(Collection<Place> places) {
        var keys = places.stream()
                .filter(place -> place.seq() > 0)
                .map(place -> new Entry.Id(place.conversation(), place.seq()))
                .toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        var entries = session.createQuery("from Entry where id in :ids", Entry.class)
                .setParameter("ids", keys)
                .getResultList();
        var presented = presenter.entries(entries);
        var byPlace = new HashMap<Place, EntryDto>();
        for (var i = 0; i < entries.size(); i++) {
            byPlace.put(
                    new Place(entries.get(i).conversationId(), entries.get(i).seq()), presented.get(i));
        }
        return byPlace;
    }
}
