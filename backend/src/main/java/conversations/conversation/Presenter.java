package conversations.conversation;

import conversations.attachment.AttachmentDto;
import conversations.attachment.MessageFiles;
import conversations.attachment.MessageKey;
import conversations.conversation.LeftCopies.LeftCopy;
import conversations.conversation.Participants.Circle;
import conversations.conversation.Participants.Group;
import conversations.conversation.Participants.Person;
import conversations.conversation.Timeline.Slice;
import conversations.conversation.Visibility.View;
import conversations.person.Profile;
import conversations.person.UserRef;
import conversations.person.Users;
import conversations.platform.idempotency.Idempotency.Storing;
import conversations.record.RecordKey;
import conversations.record.RecordRef;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes conversations into what their reader may see of them, a whole page in a constant number of statements. */
@ApplicationScoped
public class Presenter {
    private static final int PEOPLE_IN_LISTS = 10;
    private static final int OTHERS = 3;

    private final Timeline timeline;
    private final Participants participants;
    private final LeftCopies leftCopies;
    private final Records records;
    private final Users users;
    private final MessageFiles files;
    private final EntityManager entities;

    Presenter(
            Timeline timeline,
            Participants participants,
            LeftCopies leftCopies,
            Records records,
            Users users,
            MessageFiles files,
            EntityManager entities) {
        this.timeline = timeline;
        this.participants = participants;
        this.leftCopies = leftCopies;
        this.records = records;
        this.users = users;
        this.files = files;
        this.entities = entities;
    }

    /** A conversation and one of those who are shown it, whose standing it is. */
    public record Reading(Standing standing, UUID reader) {
        UUID id() {
            return standing.id();
        }
    }

    /** As {@code reader}, whose standing it is, meets it by its id. */
    public ConversationDto one(Standing standing, UUID reader) {
        return all(List.of(new Reading(standing, reader)), Visibility.view(standing), Integer.MAX_VALUE)
                .getFirst();
    }

    /**
     * How an answer to {@code reader} is stored and given again (A6): as it was, without the texts and files of messages
     * deleted since (C6) and without the names of records that are not theirs to know any more (B11). What is shown of
     * people is as it is now: answers kept by nodes of an earlier version have neither email nor active.
     */
    public Storing<ConversationDto> storing(UUID reader) {
        return new Storing<>(
                ConversationDto.class,
                answer -> answer.with(
                        answer.about(),
                        answer.participants(),
                        answer.messages().stream().map(EntryDto::bare).toList()),
                answer -> answer.with(
                        records.hide(answer.about(), reader),
                        again(answer.participants()),
                        again(answer.id(), answer.messages())));
    }

    private List<ParticipantDto> again(List<ParticipantDto> stored) {
        var profiles = users.profiles(stored.stream().map(p -> p.user().id()).toList());
        return stored.stream()
                .map(p -> participant(p.user().id(), p.role(), p.state(), p.joinedAt(), profiles))
                .toList();
    }

    /** An entry that was stored bare, as it was; without text and files if it was deleted since. */
    public EntryDto again(UUID conversation, EntryDto stored) {
        return again(conversation, List.of(stored)).getFirst();
    }

    private List<EntryDto> again(UUID conversation, List<EntryDto> stored) {
        var ids = stored.stream()
                .map(entry -> new Entry.Id(conversation, entry.seq()))
                .toList();
        var entries = find(ids).stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
        var attachments = files.of(entries.values().stream().map(Entry::key).toList());
        return stored.stream()
                .map(bare -> {
                    var entry = entries.get(bare.seq());
                    return entry == null || entry.isDeleted()
                            ? bare.gone()
                            : bare.filled(
                                    timeline.textOf(entry, bare.textSince()),
                                    attachments.getOrDefault(entry.key(), List.of()));
                })
                .toList();
    }

    /** As this view shows them to {@code reader}, whose standings they are; in their order. */
    public List<ConversationDto> all(List<Standing> standings, UUID reader, View view) {
        return each(
                standings.stream()
                        .map(standing -> new Reading(standing, reader))
                        .toList(),
                view);
    }

    /** As this view shows each to its reader; in their order, and in as many statements for many readers as for one. */
    public List<ConversationDto> each(List<Reading> readings, View view) {
        return all(readings, view, PEOPLE_IN_LISTS);
    }

    private List<ConversationDto> all(List<Reading> readings, View view, int mostPeople) {
        if (readings.isEmpty()) {
            return List.of();
        }
        var ids = readings.stream().map(Reading::id).collect(Collectors.toSet());
        var slices = readings.stream()
                .map(reading -> new Slice(reading.id(), Visibility.of(view, reading.standing())))
                .toList();
        var different = Set.copyOf(slices);
        var newest = timeline.newest(different);
        var attachments = files.of(
                newest.values().stream().flatMap(List::stream).map(Entry::key).toList());
        var counts = timeline.messageCounts(different);
        var left = leftCopies(readings, view);
        var people = people(readings, view, left, mostPeople);
        var about = about(readings, ids);
        var profiles = profiles(readings, newest.values(), people.values());
        var names = Users.refs(profiles);
        var shown = new HashMap<Entry, EntryDto>();
        newest.values()
                .forEach(entries -> entries.forEach(entry ->
                        shown.put(entry, EntryDto.of(entry, names, attachments.getOrDefault(entry.key(), List.of())))));
        var presented = new ArrayList<ConversationDto>();
        for (var i = 0; i < readings.size(); i++) {
            var reading = readings.get(i);
            var slice = slices.get(i);
            presented.add(present(
                    reading.standing(),
                    view,
                    left.get(reading),
                    slice.visible(),
                    Timeline.newest(newest.getOrDefault(reading.id(), List.of()), slice).stream()
                            .map(shown::get)
                            .toList(),
                    counts.getOrDefault(slice, 0L),
                    Objects.requireNonNull(people.get(reading)),
                    about.getOrDefault(reading, List.of()),
                    profiles));
        }
        return presented;
    }

    /**
     * The first few others who take part, as each of these readers sees them in their own copy while they take part too; in a
     * constant number of statements.
     */
    public Map<Reading, List<UserRef>> others(List<Reading> readings) {
        if (readings.isEmpty()) {
            return Map.of();
        }
        var circles = readings.stream()
                .collect(Collectors.toMap(reading -> reading, reading -> circle(reading.standing(), View.SIDEBAR)));
        var groups = participants.people(Set.copyOf(circles.values()), PEOPLE_IN_LISTS);
        var names = users.refs(groups.values().stream()
                .flatMap(group -> group.first().stream())
                .map(Person::userId)
                .collect(Collectors.toSet()));
        var others = new HashMap<Reading, List<UserRef>>();
        circles.forEach((reading, circle) -> others.put(
                reading,
                Objects.requireNonNull(groups.get(circle)).first().stream()
                        .filter(person -> person.state() == ParticipantState.ACTIVE
                                && !person.userId().equals(reading.reader()))
                        .limit(OTHERS)
                        .map(person -> Objects.requireNonNull(names.get(person.userId())))
                        .toList()));
        return others;
    }

    /** In their order. Whether the reader sees them was asked before. */
    public List<EntryDto> entries(List<Entry> entries) {
        return entries(entries, files.of(entries.stream().map(Entry::key).toList()));
    }

    /** Those with these ids. */
    public Map<Entry.Id, EntryDto> byId(Collection<Entry.Id> ids) {
        var entries = find(ids);
        var presented = entries(entries);
        var byId = new HashMap<Entry.Id, EntryDto>();
        for (var i = 0; i < entries.size(); i++) {
            byId.put(
                    new Entry.Id(entries.get(i).conversationId(), entries.get(i).seq()), presented.get(i));
        }
        return byId;
    }

    private List<Entry> find(Collection<Entry.Id> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("from Entry where id in :ids", Entry.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultList();
    }

    /** A message just written, with the files that were put on it. */
    public EntryDto posted(Entry message, List<AttachmentDto> attachments) {
        return entries(List.of(message), Map.of(message.key(), attachments)).getFirst();
    }

    private List<EntryDto> entries(List<Entry> entries, Map<MessageKey, List<AttachmentDto>> attachments) {
        var ids = new HashSet<UUID>();
        entries.forEach(entry -> collect(entry, ids));
        var names = users.refs(ids);
        return entries.stream()
                .map(entry -> EntryDto.of(entry, names, attachments.getOrDefault(entry.key(), List.of())))
                .toList();
    }

    /** In their order. Whether the reader gets to see them was asked before. */
    public List<ParticipantDto> participants(List<Person> people) {
        return participants(
                people, users.profiles(people.stream().map(Person::userId).toList()));
    }

    private static List<ParticipantDto> participants(List<Person> people, Map<UUID, Profile> profiles) {
        return people.stream()
                .map(p -> participant(p.userId(), p.role(), p.state(), p.joinedAt(), profiles))
                .toList();
    }

    private static ParticipantDto participant(
            UUID id, Role role, ParticipantState state, Instant joinedAt, Map<UUID, Profile> profiles) {
        var profile = Objects.requireNonNull(profiles.get(id));
        return new ParticipantDto(profile.ref(), role, state, joinedAt, profile.email(), profile.active());
    }

    private static ConversationDto present(
            Standing standing,
            View view,
            @Nullable LeftCopy left,
            Seqs visible,
            List<EntryDto> messages,
            long messageCount,
            Group people,
            List<RecordRef> about,
            Map<UUID, Profile> profiles) {
        var conversation = standing.conversation();
        var mine = standing.mine();
        return new ConversationDto(
                conversation.id(),
                left == null ? conversation.subject() : left.subject(),
                left == null ? conversation.description() : left.description(),
                conversation.status(),
                conversation.isPrivate(),
                conversation.createdAt(),
                Objects.requireNonNull(profiles.get(conversation.createdBy())).ref(),
                Visibility.activity(view, standing),
                about,
                participants(people.first(), profiles),
                people.current(),
                messages,
                messageCount > messages.size(),
                messageCount,
                mine == null ? 0 : mine.unreadCount(),
                mine == null ? 0 : mine.readThrough(),
                visible.last(),
                standing.membership(),
                mine != null && !mine.hasCopy(),
                mine != null && mine.muted(),
                ConversationPolicy.can(standing, people.current(), people.idle()));
    }

    private Map<Reading, LeftCopy> leftCopies(List<Reading> readings, View view) {
        var keeping = readings.stream()
                .filter(reading -> Visibility.keepsLeftCopy(view, reading.standing()))
                .collect(Collectors.toMap(
                        reading -> new Participant.Id(reading.id(), reading.reader()), reading -> reading));
        return leftCopies.of(keeping.keySet()).entrySet().stream()
                .collect(Collectors.toMap(
                        copy -> Objects.requireNonNull(keeping.get(copy.getKey())), Map.Entry::getValue));
    }

    /** The first people of each: of a tab that is not private all, else whom the reader shared a moment with. */
    private Map<Reading, Group> people(List<Reading> readings, View view, Map<Reading, LeftCopy> left, int most) {
        var people = new HashMap<Reading, Group>();
        left.forEach((reading, copy) -> people.put(reading, Group.of(copy.people(), most)));
        var circles = new HashMap<Reading, Circle>();
        for (var reading : readings) {
            if (!left.containsKey(reading)) {
                circles.put(reading, circle(reading.standing(), view));
            }
        }
        if (!circles.isEmpty()) {
            var groups = participants.people(Set.copyOf(circles.values()), most);
            circles.forEach((reading, circle) -> people.put(reading, Objects.requireNonNull(groups.get(circle))));
        }
        return people;
    }

    private static Circle circle(Standing standing, View view) {
        var isWhole = view == View.RECORD && !standing.conversation().isPrivate();
        return new Circle(
                standing.id(),
                isWhole ? null : Objects.requireNonNull(standing.mine()).periods());
    }

    private Map<Reading, List<RecordRef>> about(List<Reading> readings, Set<UUID> conversations) {
        var keys = new HashMap<UUID, List<RecordKey>>();
        entities.createQuery(
                        "select c.id, a from Conversation c join c.about a where c.id in :ids order by c.id, index(a)",
                        Object[].class)
                .setParameter("ids", List.copyOf(conversations))
                .getResultStream()
                .forEach(row -> keys.computeIfAbsent((UUID) row[0], _ -> new ArrayList<>())
                        .add((RecordKey) row[1]));
        var refs = records.refs(
                keys.values().stream().flatMap(List::stream).collect(Collectors.toSet()),
                readings.stream().map(Reading::reader).collect(Collectors.toSet()));
        var about = new HashMap<Reading, List<RecordRef>>();
        for (var reading : readings) {
            about.put(
                    reading,
                    keys.getOrDefault(reading.id(), List.of()).stream()
                            .map(key -> Objects.requireNonNull(refs.get(reading.reader()))
                                    .get(key))
                            .map(Objects::requireNonNull)
                            .toList());
        }
        return about;
    }

    private Map<UUID, Profile> profiles(
            List<Reading> readings, Collection<List<Entry>> messages, Collection<Group> people) {
        var ids = new HashSet<UUID>();
        readings.forEach(reading -> ids.add(reading.standing().conversation().createdBy()));
        messages.forEach(list -> list.forEach(entry -> collect(entry, ids)));
        people.forEach(group -> group.first().forEach(person -> ids.add(person.userId())));
        return users.profiles(ids);
    }

    private static void collect(Entry entry, Set<UUID> ids) {
        ids.add(entry.authorId());
        ids.addAll(entry.noticeSubjects());
    }
}
