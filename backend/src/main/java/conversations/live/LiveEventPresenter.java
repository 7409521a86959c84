package conversations.live;

import conversations.audience.AlertAudience;
import conversations.audience.AlertKind;
import conversations.conversation.AffectedConversations;
import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Participant;
import conversations.conversation.Participants;
import conversations.conversation.Presenter;
import conversations.conversation.Presenter.Name;
import conversations.conversation.Presenter.ReaderAccess;
import conversations.conversation.Presenter.SharedEntry;
import conversations.conversation.SeqRanges;
import conversations.conversation.UnreadCounts;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import conversations.outbox.ChangeCause;
import conversations.outbox.Event;
import conversations.outbox.EventType;
import conversations.person.User;
import conversations.person.UserId;
import conversations.person.Users;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Presents events to connected users; computed anew for each receiver at the moment of sending (H3). */
@ApplicationScoped
class LiveEventPresenter {
    /** The types of events that change more than an entry and therefore show the conversation. */
    private static final Set<EventType> CONVERSATION_EVENTS = EnumSet.of(
            EventType.CONVERSATION_CREATED,
            EventType.CONVERSATION_CHANGED,
            EventType.CONVERSATION_READ,
            EventType.PARTICIPANT_JOINED,
            EventType.PARTICIPANT_LEFT,
            EventType.PARTICIPANT_REMOVED);

    private final Conversations conversations;
    private final Participants participants;
    private final Presenter presenter;
    private final AlertAudience audience;
    private final Users users;
    private final Records records;
    private final AffectedConversations affected;
    private final UnreadCounts unread;
    private final Session session;

    LiveEventPresenter(
            Conversations conversations,
            Participants participants,
            Presenter presenter,
            AlertAudience audience,
            Users users,
            Records records,
            AffectedConversations affected,
            UnreadCounts unread,
            Session session) {
        this.conversations = conversations;
        this.participants = participants;
        this.presenter = presenter;
        this.audience = audience;
        this.users = users;
        this.records = records;
        this.affected = affected;
        this.unread = unread;
        this.session = session;
    }

    /**
     * An event as one user is shown it, as of now, in their sidebar or in the tab of a record.
     *
     * @param unreadConversations their badge (B1)
     * @param unreadCount number of unread messages in this conversation
     * @param readThroughSeq their read mark in it
     * @param entry the message or notice that the event is about, if they see it
     * @param conversation the conversation as they see it, if more than an entry changed and they still see it; in a tab
     * always, in an alert never
     * @param alert the reason of the pop-up, if they see one
     */
    record EventView(
            long unreadConversations,
            long unreadCount,
            long readThroughSeq,
            @Nullable EntryDto entry,
            @Nullable ConversationDto conversation,
            @Nullable AlertDto alert) {}

    /** An event as one user is shown it in tabs of records, and the tabs that show it. */
    record TabEventView(EventView view, Set<RecordKey> tabs) {}

    /**
     * Presents these events, in their order, to those of their receivers for whom {@code isConnected} holds, in their
     * sidebars: by event and user. All events are presented together, so that a node that has fallen behind catches up; the
     * number of statements depends neither on the events nor on the users.
     */
    @Transactional
    Map<Event, Map<UUID, EventView>> presentInSidebars(List<Event> events, Predicate<UUID> isConnected) {
        beginReadOnly();
        var accesses = accessesOfConnected(events, isConnected);
        var receivers = new LinkedHashMap<Event, List<ConversationAccess>>();
        for (var event : events) {
            receivers.put(
                    event,
                    accesses.getOrDefault(event.conversation(), List.of()).stream()
                            .filter(access -> isReceiver(event, access))
                            .toList());
        }
        var entries = presentEntries(receivers);
        var alerts = audience.popUpRecipients(alertReceivers(receivers), entries);
        receivers.replaceAll((event, who) -> event.type() != EventType.ALERT
                ? who
                : who.stream()
                        .filter(access -> alerts.getOrDefault(event, Map.of()).containsKey(user(access)))
                        .toList());
        var conversationViews = presentConversations(receivers);
        var names = presenter.names(alertReceivers(receivers).values().stream()
                .flatMap(List::stream)
                .map(LiveEventPresenter::readerAccess)
                .distinct()
                .toList());
        var badges = unread.badges(receivers.values().stream()
                .flatMap(List::stream)
                .map(LiveEventPresenter::user)
                .collect(Collectors.toSet()));
        var views = new LinkedHashMap<Event, Map<UUID, EventView>>();
        receivers.forEach((event, who) -> {
            var byUser = new HashMap<UUID, EventView>();
            for (var access : who) {
                var user = user(access);
                byUser.put(
                        user,
                        view(
                                access,
                                badges.getOrDefault(user, 0L),
                                entry(event, entries, user),
                                CONVERSATION_EVENTS.contains(event.type())
                                        ? conversationViews.get(readerAccess(access))
                                        : null,
                                alerts.getOrDefault(event, Map.of()).get(user),
                                names.get(readerAccess(access))));
            }
            views.put(event, byUser);
        });
        return views;
    }

    /**
     * Gives all statements of the transaction one snapshot, so that the parts fit together: no message without its unread
     * count. Since nothing is written, Hibernate need not compare the entities with their earlier state before every
     * statement.
     */
    private void beginReadOnly() {
        session.createNativeMutationQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
        session.setDefaultReadOnly(true);
        session.setHibernateFlushMode(FlushMode.MANUAL);
    }

    /** By conversation, the accesses of those of its active participants for whom {@code isConnected} holds. */
    private Map<UUID, List<ConversationAccess>> accessesOfConnected(List<Event> events, Predicate<UUID> isConnected) {
        var byId = conversations.byId(events.stream().map(Event::conversation).collect(Collectors.toSet()));
        var connected = participants.of(byId.keySet()).stream()
                .filter(participant -> isConnected.test(participant.userId()))
                .toList();
        var active = users
                .findActive(connected.stream().map(Participant::userId).collect(Collectors.toSet()))
                .stream()
                .map(User::id)
                .collect(Collectors.toSet());
        return connected.stream()
                .filter(participant -> active.contains(participant.userId()))
                .map(participant -> new ConversationAccess(
                        Objects.requireNonNull(byId.get(participant.conversationId())), participant, false))
                .collect(Collectors.groupingBy(ConversationAccess::id));
    }

    private Map<Entry.Id, SharedEntry> presentEntries(Map<Event, List<ConversationAccess>> receivers) {
        return presenter.presentById(receivers.entrySet().stream()
                .filter(event ->
                        event.getKey().seq() != null && !event.getValue().isEmpty())
                .map(event -> Entry.Id.of(event.getKey()))
                .collect(Collectors.toSet()));
    }

    private static @Nullable EntryDto entry(Event event, Map<Entry.Id, SharedEntry> entries, UUID reader) {
        var entry = event.seq() == null ? null : entries.get(Entry.Id.of(event));
        return entry == null ? null : entry.forReader(reader);
    }

    private static Map<Event, List<ConversationAccess>> alertReceivers(Map<Event, List<ConversationAccess>> receivers) {
        return receivers.entrySet().stream()
                .filter(event -> event.getKey().type() == EventType.ALERT)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The conversations that these events show, to each of their receivers, once however many events there are. */
    private Map<ReaderAccess, ConversationDto> presentConversations(Map<Event, List<ConversationAccess>> receivers) {
        return presentDistinct(
                receivers.entrySet().stream()
                        .filter(event ->
                                CONVERSATION_EVENTS.contains(event.getKey().type()))
                        .flatMap(event -> event.getValue().stream())
                        .filter(access -> Visibility.defaultView(access) == View.SIDEBAR)
                        .map(LiveEventPresenter::readerAccess),
                View.SIDEBAR);
    }

    private Map<ReaderAccess, ConversationDto> presentDistinct(Stream<ReaderAccess> readers, View view) {
        var distinctReaders = readers.distinct().toList();
        var shown = presenter.presentForReaders(distinctReaders, view);
        var presented = new HashMap<ReaderAccess, ConversationDto>();
        for (var i = 0; i < shown.size(); i++) {
            presented.put(distinctReaders.get(i), shown.get(i));
        }
        return presented;
    }

    private static EventView view(
            ConversationAccess access,
            long badge,
            @Nullable EntryDto entry,
            @Nullable ConversationDto conversation,
            @Nullable AlertKind alert,
            @Nullable Name name) {
        var participant = Objects.requireNonNull(access.participant());
        return new EventView(
                badge,
                participant.unreadCount(),
                participant.readThrough(),
                entry != null
                                && Visibility.visibleInSidebar(access).contains(entry.seq())
                                && !isInvitation(entry, alert)
                        ? entry
                        : null,
                conversation,
                entry == null || alert == null || name == null
                        ? null
                        : new AlertDto(alert, entry.author(), name.subject(), name.others()));
    }

    /**
     * Whether the entry is the receiver's own invitation, for which the alert stands alone: they are not told that somebody
     * joined.
     */
    private static boolean isInvitation(EntryDto entry, @Nullable AlertKind alert) {
        return alert == AlertKind.NEW_CONVERSATION && entry.notice() != null;
    }

    /**
     * Presents these events, in their order, in the connected tabs of records: by event and user. A user is shown the same
     * in all their tabs, so it is presented once; the number of statements depends neither on the events nor on the tabs and
     * users.
     */
    @Transactional
    Map<Event, Map<UUID, TabEventView>> presentInTabs(List<Event> events, Map<RecordKey, Set<UUID>> connected) {
        beginReadOnly();
        var shown = events.stream()
                .filter(event -> event.type() != EventType.ALERT && event.standaloneCause() == null)
                .toList();
        var about = recordsOf(shown, connected.keySet());
        if (about.isEmpty()) {
            return Map.of();
        }
        var viewers = activeViewers(about.values(), connected);
        var byId = conversations.byId(about.keySet());
        var participantsByKey = participants.of(byId.keySet()).stream()
                .collect(Collectors.toMap(
                        part -> new Participant.Id(part.conversationId(), part.userId()), part -> part));
        var receivers = new LinkedHashMap<Event, Map<ReaderAccess, Set<RecordKey>>>();
        for (var event : shown) {
            var tabs = about.getOrDefault(event.conversation(), Set.of());
            var who = new HashMap<ReaderAccess, Set<RecordKey>>();
            for (var tab : tabs) {
                for (var user : viewers.getOrDefault(tab, Set.of())) {
                    var access = new ConversationAccess(
                            Objects.requireNonNull(byId.get(event.conversation())),
                            participantsByKey.get(Participant.Id.of(event.conversation(), new UserId(user))),
                            true);
                    if (event.isAddressedTo(user) && isVisible(event, Visibility.visibleInRecordTab(access))) {
                        who.computeIfAbsent(new ReaderAccess(access, user), _ -> new HashSet<>())
                                .add(tab);
                    }
                }
            }
            receivers.put(event, who);
        }
        var entries = presenter.presentById(receivers.entrySet().stream()
                .filter(event ->
                        event.getKey().seq() != null && !event.getValue().isEmpty())
                .map(event -> Entry.Id.of(event.getKey()))
                .collect(Collectors.toSet()));
        var conversationViews =
                presentDistinct(receivers.values().stream().flatMap(who -> who.keySet().stream()), View.RECORD);
        var badges = unread.badges(
                conversationViews.keySet().stream().map(ReaderAccess::reader).collect(Collectors.toSet()));
        var views = new LinkedHashMap<Event, Map<UUID, TabEventView>>();
        receivers.forEach((event, who) -> {
            var byUser = new HashMap<UUID, TabEventView>();
            who.forEach((reader, tabs) -> {
                var part = reader.access().participant();
                byUser.put(
                        reader.reader(),
                        new TabEventView(
                                new EventView(
                                        badges.getOrDefault(reader.reader(), 0L),
                                        part == null ? 0 : part.unreadCount(),
                                        part == null ? 0 : part.readThrough(),
                                        entry(event, entries, reader.reader()),
                                        conversationViews.get(reader),
                                        null),
                                tabs));
            });
            views.put(event, byUser);
        });
        return views;
    }

    /** By conversation, those of these records that it is about. */
    private Map<UUID, Set<RecordKey>> recordsOf(List<Event> events, Set<RecordKey> records) {
        var about = new HashMap<UUID, Set<RecordKey>>();
        conversations
                .recordKeys(events.stream().map(Event::conversation).collect(Collectors.toSet()))
                .forEach((conversation, keys) -> {
                    var watched = keys.stream().filter(records::contains).collect(Collectors.toSet());
                    if (!watched.isEmpty()) {
                        about.put(conversation, watched);
                    }
                });
        return about;
    }

    /** By record, its connected and active users who may view it. */
    private Map<RecordKey, Set<UUID>> activeViewers(
            Collection<Set<RecordKey>> records, Map<RecordKey, Set<UUID>> connected) {
        var asked = records.stream()
                .flatMap(Set::stream)
                .distinct()
                .collect(Collectors.toMap(record -> record, record -> connected.getOrDefault(record, Set.of())));
        var viewers = viewersOf(asked);
        var active =
                users.findActive(viewers.values().stream().flatMap(Set::stream).collect(Collectors.toSet())).stream()
                        .map(User::id)
                        .collect(Collectors.toSet());
        viewers.values().forEach(who -> who.retainAll(active));
        return viewers;
    }

    private Map<RecordKey, Set<UUID>> viewersOf(Map<RecordKey, Set<UUID>> asked) {
        var viewers = new HashMap<RecordKey, Set<UUID>>();
        records.viewers(asked).forEach((record, who) -> viewers.put(record, new HashSet<>(who)));
        return viewers;
    }

    /** The users among {@code connected} who have conversations that this event stands for, and so must load anew. */
    @Transactional
    Set<UUID> usersToReload(Event event, Set<UUID> connected) {
        if (!event.everywhere()) {
            return Set.of();
        }
        return affected.readers(Objects.requireNonNull(event.cause()), connected);
    }

    /** The records among these whose tabs must load anew: the record that changed, and those whose conversations show it. */
    @Transactional
    Set<RecordKey> tabsToReload(Event event, Set<RecordKey> tabs) {
        var toReload = new HashSet<RecordKey>();
        var cause = event.standaloneCause();
        if (cause != null && cause.kind() == ChangeCause.Kind.RECORD) {
            var record = RecordType.key(cause.id());
            if (record != null && tabs.contains(record)) {
                toReload.add(record);
            }
        }
        if (event.everywhere()) {
            affected.records(Objects.requireNonNull(event.cause())).stream()
                    .filter(tabs::contains)
                    .forEach(toReload::add);
        }
        return toReload;
    }

    private static boolean isVisible(Event event, SeqRanges visible) {
        return event.seq() == null ? !visible.isEmpty() : visible.contains(event.seq());
    }

    /**
     * Whether the user of this access receives the event. Changes of records and persons reach former participants too,
     * because their copies show them.
     */
    private static boolean isReceiver(Event event, ConversationAccess access) {
        return event.isAddressedTo(user(access))
                && (event.onlyUsers() != null
                        || event.cause() != null && Visibility.defaultView(access) == View.SIDEBAR
                        || access.isCurrent()
                                && (event.seq() == null
                                        || Visibility.visibleInSidebar(access).contains(event.seq())));
    }

    private static ReaderAccess readerAccess(ConversationAccess access) {
        return new ReaderAccess(access, user(access));
    }

    private static UUID user(ConversationAccess access) {
        return Objects.requireNonNull(access.participant()).userId();
    }
}
