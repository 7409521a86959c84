package conversations.audience;

import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Entry;
import conversations.conversation.EntryDto;
import conversations.conversation.Participant;
import conversations.conversation.Participants;
import conversations.conversation.Presenter;
import conversations.conversation.Seqs;
import conversations.conversation.Standing;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import conversations.outbox.Event;
import conversations.outbox.EventType;
import conversations.person.User;
import conversations.person.Users;
import conversations.record.RecordKey;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** What those who watch live are shown of what happened: asked anew for each of them, at the moment it is sent (H3). */
@ApplicationScoped
public class Watching {
    /** What these change is more than an entry. */
    private static final Set<EventType> OF_THE_WHOLE = EnumSet.of(
            EventType.CONVERSATION_CREATED,
            EventType.CONVERSATION_CHANGED,
            EventType.CONVERSATION_READ,
            EventType.PARTICIPANT_JOINED,
            EventType.PARTICIPANT_LEFT,
            EventType.PARTICIPANT_REMOVED,
            EventType.ALERT);

    private final Conversations conversations;
    private final Participants participants;
    private final Presenter presenter;
    private final Audience audience;
    private final Users users;
    private final Records records;
    private final Session session;

    Watching(
            Conversations conversations,
            Participants participants,
            Presenter presenter,
            Audience audience,
            Users users,
            Records records,
            Session session) {
        this.conversations = conversations;
        this.participants = participants;
        this.presenter = presenter;
        this.audience = audience;
        this.users = users;
        this.records = records;
        this.session = session;
    }

    /**
     * What one user is shown of an event, as it is now, in their sidebar or in the tab of a record.
     *
     * @param unreadConversations their badge (B1)
     * @param unreadCount of this conversation
     * @param readThroughSeq their read mark in it
     * @param entry the message or notice that the event is about, if it is about one that they see
     * @param conversation as they see it, where more than an entry changed and they still see it; in a tab always
     * @param alert why they see a pop-up, if they do
     */
    public record Seen(
            long unreadConversations,
            long unreadCount,
            long readThroughSeq,
            @Nullable EntryDto entry,
            @Nullable ConversationDto conversation,
            @Nullable AlertDto alert) {}

    /**
     * In their sidebar, of events in this order: by user, for those who hear of each among the ones that {@code watches}
     * holds for. Asked for all at once, so that whoever has fallen behind catches up.
     */
    @Transactional
    public Map<Event, Map<UUID, Seen>> seen(List<Event> events, Predicate<UUID> watches) {
        var standings = standings(events, watches);
        var hearing = new LinkedHashMap<Event, List<Standing>>();
        for (var event : events) {
            hearing.put(
                    event,
                    standings.getOrDefault(event.conversation(), List.of()).stream()
                            .filter(standing -> hears(event, standing))
                            .toList());
        }
        var entries = entries(hearing);
        var alerts = audience.popUps(alerting(hearing), entries);
        hearing.replaceAll((event, who) -> event.type() != EventType.ALERT
                ? who
                : who.stream()
                        .filter(standing -> alerts.getOrDefault(event, Map.of()).containsKey(user(standing)))
                        .toList());
        var whole = whole(hearing);
        var badges = badges(hearing.values().stream()
                .flatMap(List::stream)
                .map(Watching::user)
                .collect(Collectors.toSet()));
        var seen = new LinkedHashMap<Event, Map<UUID, Seen>>();
        hearing.forEach((event, who) -> {
            var byUser = new HashMap<UUID, Seen>();
            for (var standing : who) {
                var user = user(standing);
                byUser.put(
                        user,
                        seen(
                                standing,
                                badges.getOrDefault(user, 0L),
                                event.seq() == null ? null : entries.get(Entry.Id.of(event)),
                                OF_THE_WHOLE.contains(event.type())
                                        ? whole.getOrDefault(user, Map.of()).get(event.conversation())
                                        : null,
                                alerts.getOrDefault(event, Map.of()).get(user)));
            }
            seen.put(event, byUser);
        });
        return seen;
    }

    /** By conversation, what those active users among whom {@code watches} holds for are to it. */
    private Map<UUID, List<Standing>> standings(List<Event> events, Predicate<UUID> watches) {
        var byId = conversations.byId(events.stream().map(Event::conversation).collect(Collectors.toSet()));
        var watching = participants.of(byId.keySet()).stream()
                .filter(participant -> watches.test(participant.userId()))
                .toList();
        var active = users.active(watching.stream().map(Participant::userId).collect(Collectors.toSet())).stream()
                .map(User::id)
                .collect(Collectors.toSet());
        return watching.stream()
                .filter(participant -> active.contains(participant.userId()))
                .map(participant -> new Standing(
                        Objects.requireNonNull(byId.get(participant.conversationId())), participant, false))
                .collect(Collectors.groupingBy(Standing::id));
    }

    private Map<Entry.Id, EntryDto> entries(Map<Event, List<Standing>> hearing) {
        return presenter.byId(hearing.entrySet().stream()
                .filter(event ->
                        event.getKey().seq() != null && !event.getValue().isEmpty())
                .map(event -> Entry.Id.of(event.getKey()))
                .collect(Collectors.toSet()));
    }

    private static Map<Event, List<Standing>> alerting(Map<Event, List<Standing>> hearing) {
        return hearing.entrySet().stream()
                .filter(event -> event.getKey().type() == EventType.ALERT)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By user and id, the conversations that these events are to show them. */
    private Map<UUID, Map<UUID, ConversationDto>> whole(Map<Event, List<Standing>> hearing) {
        var shown = new HashMap<UUID, Map<UUID, Standing>>();
        hearing.forEach((event, who) -> {
            if (OF_THE_WHOLE.contains(event.type())) {
                who.stream()
                        .filter(standing -> Visibility.view(standing) == View.SIDEBAR)
                        .forEach(standing -> shown.computeIfAbsent(user(standing), _ -> new HashMap<>())
                                .put(standing.id(), standing));
            }
        });
        var whole = new HashMap<UUID, Map<UUID, ConversationDto>>();
        shown.forEach((user, standings) -> whole.put(
                user,
                presenter.all(List.copyOf(standings.values()), user, View.SIDEBAR).stream()
                        .collect(Collectors.toMap(ConversationDto::id, Function.identity()))));
        return whole;
    }

    private static Seen seen(
            Standing standing,
            long badge,
            @Nullable EntryDto entry,
            @Nullable ConversationDto conversation,
            @Nullable AlertKind alert) {
        var mine = Objects.requireNonNull(standing.mine());
        return new Seen(
                badge,
                mine.unreadCount(),
                mine.readThrough(),
                entry != null && Visibility.sidebar(standing).contains(entry.seq()) && !isInvitation(entry, alert)
                        ? entry
                        : null,
                conversation,
                entry == null || alert == null ? null : new AlertDto(alert, entry.author()));
    }

    /** Who is invited is told so, not that somebody joined. */
    private static boolean isInvitation(EntryDto entry, @Nullable AlertKind alert) {
        return alert == AlertKind.NEW_CONVERSATION && entry.notice() != null;
    }

    /** The records in whose tabs it shows. */
    @Transactional
    public List<RecordKey> about(Event event) {
        if (event.type() == EventType.ALERT) {
            return List.of();
        }
        return session.createQuery("select a from Conversation c join c.about a where c.id = :id", RecordKey.class)
                .setParameter("id", event.conversation())
                .getResultList();
    }

    /** In the tab of {@code record}, one that the event's conversation is about: by user, for those who hear of it there. */
    @Transactional
    public Map<UUID, Seen> seenInTab(Event event, RecordKey record, Set<UUID> watching) {
        var conversation = conversations.findById(event.conversation());
        var part = participants.of(event.conversation()).stream()
                .collect(Collectors.toMap(Participant::userId, Function.identity()));
        var standings = users.active(records.viewers(Map.of(record, watching)).getOrDefault(record, Set.of())).stream()
                .filter(user -> event.isFor(user.id()))
                .collect(Collectors.toMap(User::id, user -> new Standing(conversation, part.get(user.id()), true)));
        standings.values().removeIf(standing -> !isShown(event, Visibility.recordTab(standing)));
        var badges = badges(standings.keySet());
        var entry = standings.isEmpty() || event.seq() == null
                ? null
                : presenter.byId(Set.of(Entry.Id.of(event))).get(Entry.Id.of(event));
        var seen = new HashMap<UUID, Seen>();
        standings.forEach((user, standing) -> seen.put(
                user,
                new Seen(
                        badges.getOrDefault(user, 0L),
                        standing.mine() == null ? 0 : standing.mine().unreadCount(),
                        standing.mine() == null ? 0 : standing.mine().readThrough(),
                        entry,
                        presenter.all(List.of(standing), user, View.RECORD).getFirst(),
                        null)));
        return seen;
    }

    private static boolean isShown(Event event, Seqs visible) {
        return event.seq() == null ? !visible.isEmpty() : visible.contains(event.seq());
    }

    private static boolean hears(Event event, Standing standing) {
        return event.isFor(user(standing))
                && (event.only() != null
                        || standing.isCurrent()
                                && (event.seq() == null
                                        || Visibility.sidebar(standing).contains(event.seq())));
    }

    private static UUID user(Standing standing) {
        return Objects.requireNonNull(standing.mine()).userId();
    }

    private Map<UUID, Long> badges(Collection<UUID> of) {
        return of.isEmpty()
                ? Map.of()
                : session.createNativeQuery("""
                        select user_id, count(*) as n from participant
                        where user_id = any(:users) and unread_count > 0 and has_copy group by user_id""", Object[].class)
                        .setParameter("users", of.toArray(UUID[]::new))
                        .addScalar("user_id", StandardBasicTypes.UUID)
                        .addScalar("n", StandardBasicTypes.LONG)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }
}
