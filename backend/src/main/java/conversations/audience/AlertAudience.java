package conversations.audience;

import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Participant;
import conversations.conversation.Participants;
import conversations.conversation.Participants.Recipient;
import conversations.conversation.Presenter;
import conversations.conversation.Presenter.SharedEntry;
import conversations.conversation.Visibility;
import conversations.outbox.Event;
import conversations.person.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Determines who is alerted of an entry, and of which kind (section G): once when it happens, and again when the alert is
 * sent (G2).
 */
@ApplicationScoped
public class AlertAudience {
    private final Conversations conversations;
    private final Participants participants;
    private final Presenter presenter;
    private final PopUpPreferences popUpPreferences;

    AlertAudience(
            Conversations conversations,
            Participants participants,
            Presenter presenter,
            PopUpPreferences popUpPreferences) {
        this.conversations = conversations;
        this.participants = participants;
        this.presenter = presenter;
        this.popUpPreferences = popUpPreferences;
    }

    /**
     * A user to alert: a current participant who sees the entry and did not cause it, or a participant whom it removed (D5).
     */
    public record AlertRecipient(UUID user, AlertKind kind, UUID author, boolean muted) {}

    /** The recipients of each event that is about an entry, in the order of events; in a constant number of statements. */
    @Transactional
    public Map<Event, List<AlertRecipient>> recipients(List<Event> events) {
        var entryEvents = events.stream().filter(event -> event.seq() != null).toList();
        var ids = entryEvents.stream().map(Entry.Id::of).collect(Collectors.toSet());
        var entries = presenter.presentById(ids);
        var recipients = participants.recipients(ids).stream().collect(Collectors.groupingBy(Recipient::entry));
        var audience = new LinkedHashMap<Event, List<AlertRecipient>>();
        for (var event : entryEvents) {
            var entry = Objects.requireNonNull(entries.get(Entry.Id.of(event))).shared();
            audience.put(
                    event,
                    recipients.getOrDefault(Entry.Id.of(event), List.of()).stream()
                            .filter(recipient -> event.isAddressedTo(recipient.userId()))
                            .map(recipient -> recipient(recipient, entry))
                            .filter(Objects::nonNull)
                            .toList());
        }
        return audience;
    }

    /** An entry with the kind of alert that it is to the reader. */
    public record DigestItem(AlertKind kind, EntryDto entry) {}

    /**
     * The content of an alert: a conversation as its reader sees it, and its entries to alert of, in their order; at least
     * one.
     */
    public record AlertDigest(ConversationDto conversation, List<DigestItem> items) {}

    /**
     * The content of an alert for {@code user}, who is active, of the entries at {@code seqs}, as of now and without entries
     * read meanwhile; null if none is left.
     */
    @Transactional
    public @Nullable AlertDigest digest(UUID conversation, UserId user, Collection<Long> seqs) {
        var participant = participants.findById(Participant.Id.of(conversation, user));
        var access = new ConversationAccess(conversations.findById(conversation), participant, false);
        var items = new ArrayList<DigestItem>();
        presenter
                .presentById(seqs.stream()
                        .map(seq -> new Entry.Id(conversation, seq))
                        .collect(Collectors.toSet()))
                .values()
                .forEach(entry -> {
                    var kind = currentKind(entry.shared(), access);
                    if (kind != null) {
                        items.add(new DigestItem(kind, entry.shared()));
                    }
                });
        items.sort(Comparator.comparing(item -> item.entry().seq()));
        return items.isEmpty() ? null : new AlertDigest(presenter.present(access, user), List.copyOf(items));
    }

    /**
     * The kind of alert that an entry is to the user as of now; null if they are not to be alerted, or have read it already.
     */
    static @Nullable AlertKind currentKind(EntryDto entry, ConversationAccess access) {
        var participant = access.participant();
        if (participant == null || participant.muted()) {
            return null;
        }
        var isUnread = participant.isCurrent()
                && entry.seq() > participant.readThrough()
                && Visibility.visibleInSidebar(access).contains(entry.seq());
        return isUnread || Visibility.isRemovalNotice(access, entry.seq())
                ? AlertKind.of(entry, new UserId(participant.userId()))
                : null;
    }

    /** By event, those of these users who are to see a pop-up of its entry now, with the kind of alert. */
    public Map<Event, Map<UUID, AlertKind>> popUpRecipients(
            Map<Event, List<ConversationAccess>> alerts, Map<Entry.Id, SharedEntry> entries) {
        var kinds = new HashMap<Event, Map<UUID, AlertKind>>();
        var usersByKind = new EnumMap<AlertKind, Set<UUID>>(AlertKind.class);
        alerts.forEach((event, accesses) -> {
            var entry = entries.get(Entry.Id.of(event));
            for (var access : accesses) {
                var kind = entry == null ? null : currentKind(entry.shared(), access);
                if (kind != null) {
                    var user = Objects.requireNonNull(access.participant()).userId();
                    kinds.computeIfAbsent(event, _ -> new HashMap<>()).put(user, kind);
                    usersByKind.computeIfAbsent(kind, _ -> new HashSet<>()).add(user);
                }
            }
        });
        usersByKind.replaceAll(popUpPreferences::usersWanting);
        kinds.values()
                .forEach(users -> users.entrySet()
                        .removeIf(user -> !Objects.requireNonNull(usersByKind.get(user.getValue()))
                                .contains(user.getKey())));
        return kinds;
    }

    private static @Nullable AlertRecipient recipient(Recipient recipient, EntryDto entry) {
        var kind = AlertKind.of(entry, new UserId(recipient.userId()));
        return kind == null
                ? null
                : new AlertRecipient(recipient.userId(), kind, entry.author().id(), recipient.muted());
    }
}
