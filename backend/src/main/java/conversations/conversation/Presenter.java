package conversations.conversation;

import conversations.attachment.AttachmentDto;
import conversations.attachment.MessageAttachments;
import conversations.attachment.MessageKey;
import conversations.conversation.DepartureSnapshots.DepartureSnapshot;
import conversations.conversation.Participants.PeopleScope;
import conversations.conversation.Participants.PeopleSummary;
import conversations.conversation.Participants.Person;
import conversations.conversation.Timeline.TimelineRange;
import conversations.conversation.Visibility.View;
import conversations.person.Profile;
import conversations.person.UserId;
import conversations.person.UserRef;
import conversations.person.Users;
import conversations.platform.idempotency.Idempotency.AnswerStorage;
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

/** Presents conversations as their readers may see them, a whole page in a constant number of statements. */
@ApplicationScoped
public class Presenter {
    private static final int MAX_PEOPLE_IN_LISTS = 10;
    private static final int MAX_OTHERS = 3;

    private final Conversations conversations;
    private final Timeline timeline;
    private final MessageVersions versions;
    private final Participants participants;
    private final DepartureSnapshots departureSnapshots;
    private final Records records;
    private final Users users;
    private final MessageAttachments files;
    private final EntityManager entities;

    Presenter(
            Conversations conversations,
            Timeline timeline,
            MessageVersions versions,
            Participants participants,
            DepartureSnapshots departureSnapshots,
            Records records,
            Users users,
            MessageAttachments files,
            EntityManager entities) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.versions = versions;
        this.participants = participants;
        this.departureSnapshots = departureSnapshots;
        this.records = records;
        this.users = users;
        this.files = files;
        this.entities = entities;
    }

    /** A conversation with the access of one of its readers. */
    public record ReaderAccess(ConversationAccess access, UUID reader) {
        UUID id() {
            return access.id();
        }
    }

    /** Presents the conversation to {@code reader}, whose access this is, as an answer to a request by id. */
    public ConversationDto present(ConversationAccess access, UserId reader) {
        return present(access, reader, Visibility.defaultView(access));
    }

    /** Presents the conversation to {@code reader}, whose access this is, as this view shows it. */
    public ConversationDto present(ConversationAccess access, UserId reader, View view) {
        return presentAll(List.of(new ReaderAccess(access, reader.value())), view, Integer.MAX_VALUE)
                .getFirst();
    }

    /**
     * The way in which an answer to {@code reader} is stored and replayed (A6): unchanged, but without the texts and files
     * of messages that were deleted since (C6) and without the names of records that the reader may not know any more (B11).
     * Profiles are as of now, because answers stored by nodes of an earlier version have neither email nor active.
     */
    public AnswerStorage<ConversationDto> answerStorage(UserId reader) {
        return new AnswerStorage<>(
                ConversationDto.class,
                answer -> answer.withMessages(
                        answer.messages().stream().map(EntryDto::withoutContent).toList()),
                answer -> answer.with()
                        .about(records.redact(answer.about(), reader))
                        .participants(restore(answer.participants()))
                        .messages(restore(answer.id(), answer.messages(), reader))
                        .build());
    }

    private List<ParticipantDto> restore(List<ParticipantDto> stored) {
        var profiles = users.profiles(stored.stream().map(p -> p.user().id()).toList());
        return stored.stream()
                .map(p -> participant(p.user().id(), p.role(), p.state(), p.joinedAt(), profiles))
                .toList();
    }

    /** Restores an entry that was stored without its content; it stays without content if it was deleted since. */
    public EntryDto restore(UUID conversation, EntryDto stored, UserId reader) {
        return restore(conversation, List.of(stored), reader).getFirst();
    }

    private List<EntryDto> restore(UUID conversation, List<EntryDto> stored, UserId reader) {
        var ids = stored.stream()
                .map(entry -> new Entry.Id(conversation, entry.seq()))
                .toList();
        var entries = findEntries(ids).stream().collect(Collectors.toMap(Entry::seq, Function.identity()));
        var attachments = files.of(entries.values().stream().map(Entry::key).toList());
        return stored.stream()
                .map(bare -> {
                    var entry = entries.get(bare.seq());
                    if (entry == null) {
                        return bare.asDeleted();
                    }
                    var restored = entry.isDeleted()
                            ? bare.asDeleted()
                            : bare.withContent(
                                    versions.textOf(entry, bare.textSince()),
                                    attachments.getOrDefault(entry.key(), List.of()));
                    return restored.forReader(reader.value(), entry);
                })
                .toList();
    }

    /** Presents the conversations as this view shows them to {@code reader}, whose accesses these are; in their order. */
    public List<ConversationDto> presentAll(List<ConversationAccess> accesses, UserId reader, View view) {
        return presentForReaders(
                accesses.stream()
                        .map(access -> new ReaderAccess(access, reader.value()))
                        .toList(),
                view);
    }

    /**
     * Presents each conversation to its reader as this view shows it; in their order, with as many statements for many
     * readers as for one.
     */
    public List<ConversationDto> presentForReaders(List<ReaderAccess> readers, View view) {
        return presentAll(readers, view, MAX_PEOPLE_IN_LISTS);
    }

    private List<ConversationDto> presentAll(List<ReaderAccess> readers, View view, int mostPeople) {
        if (readers.isEmpty()) {
            return List.of();
        }
        var ids = readers.stream().map(ReaderAccess::id).collect(Collectors.toSet());
        var ranges = readers.stream()
                .map(reader -> new TimelineRange(reader.id(), Visibility.visibleIn(view, reader.access())))
                .toList();
        var distinctRanges = Set.copyOf(ranges);
        var newest = timeline.newestMessages(distinctRanges);
        var attachments = files.of(
                newest.values().stream().flatMap(List::stream).map(Entry::key).toList());
        var counts = timeline.messageCounts(distinctRanges);
        var left = departureSnapshots(readers, view);
        var people = summarizePeople(readers, view, left, mostPeople);
        var about = recordRefs(readers, ids);
        var profiles = profiles(readers, newest.values(), people.values());
        var names = Users.refs(profiles);
        var shown = new HashMap<Entry, EntryDto>();
        newest.values()
                .forEach(entries -> entries.forEach(entry ->
                        shown.put(entry, EntryDto.of(entry, names, attachments.getOrDefault(entry.key(), List.of())))));
        var presented = new ArrayList<ConversationDto>();
        for (var i = 0; i < readers.size(); i++) {
            var reader = readers.get(i);
            var range = ranges.get(i);
            presented.add(present(
                    reader.access(),
                    view,
                    left.get(reader),
                    range.visible(),
                    Timeline.newestMessages(newest.getOrDefault(reader.id(), List.of()), range).stream()
                            .map(entry ->
                                    Objects.requireNonNull(shown.get(entry)).forReader(reader.reader(), entry))
                            .toList(),
                    counts.getOrDefault(range, 0L),
                    Objects.requireNonNull(people.get(reader)),
                    about.getOrDefault(reader, List.of()),
                    profiles));
        }
        return presented;
    }

    /**
     * The words that name a conversation in an alert.
     *
     * @param others the first few other current participants, where there is no subject
     */
    public record Name(@Nullable String subject, List<UserRef> others) {}

    /**
     * Names the conversation to each of these readers as their own copy does, so that nothing later reaches who left (D4); in a
     * constant number of statements.
     */
    public Map<ReaderAccess, Name> names(List<ReaderAccess> readers) {
        var departed = departureSnapshots(readers, View.SIDEBAR);
        var subjects = new HashMap<ReaderAccess, String>();
        for (var reader : readers) {
            var snapshot = departed.get(reader);
            var subject = snapshot == null ? reader.access().conversation().subject() : snapshot.subject();
            if (subject != null) {
                subjects.put(reader, subject);
            }
        }
        var unnamed =
                readers.stream().filter(reader -> !subjects.containsKey(reader)).toList();
        var people = summarizePeople(unnamed, View.SIDEBAR, departed, MAX_PEOPLE_IN_LISTS);
        var names = users.refs(people.values().stream()
                .flatMap(group -> group.first().stream())
                .map(Person::userId)
                .collect(Collectors.toSet()));
        return readers.stream()
                .collect(Collectors.toMap(
                        reader -> reader, reader -> new Name(subjects.get(reader), others(reader, people, names))));
    }

    private static List<UserRef> others(
            ReaderAccess reader, Map<ReaderAccess, PeopleSummary> people, Map<UUID, UserRef> names) {
        var ofReader = people.get(reader);
        return ofReader == null
                ? List.of()
                : ofReader.first().stream()
                        .filter(person -> person.state() == ParticipantState.ACTIVE
                                && !person.userId().equals(reader.reader()))
                        .limit(MAX_OTHERS)
                        .map(person -> Objects.requireNonNull(names.get(person.userId())))
                        .toList();
    }

    /** Presents entries in their order. The caller has checked that {@code reader} may see them. */
    public List<EntryDto> presentEntries(List<Entry> entries, UserId reader) {
        return presentEntries(entries, files.of(entries.stream().map(Entry::key).toList()), reader);
    }

    /** An entry that several readers are shown, {@code shared} as everybody sees it. */
    public record SharedEntry(Entry entry, EntryDto shared) {
        /** The entry as {@code reader} sees it. The caller has checked that they may. */
        public EntryDto forReader(UUID reader) {
            return shared.forReader(reader, entry);
        }
    }

    /** Presents the entries with these ids. */
    public Map<Entry.Id, SharedEntry> presentById(Collection<Entry.Id> ids) {
        var entries = findEntries(ids);
        var presented =
                presentShared(entries, files.of(entries.stream().map(Entry::key).toList()));
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> new Entry.Id(entry.conversationId(), entry.seq()),
                        entry -> new SharedEntry(entry, Objects.requireNonNull(presented.get(entry)))));
    }

    private List<Entry> findEntries(Collection<Entry.Id> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("from Entry where id in :ids", Entry.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultList();
    }

    /** Presents a message that was just posted to its author, with its attachments. */
    public EntryDto presentPosted(Entry message, List<AttachmentDto> attachments) {
        return presentEntries(List.of(message), Map.of(message.key(), attachments), new UserId(message.authorId()))
                .getFirst();
    }

    private List<EntryDto> presentEntries(
            List<Entry> entries, Map<MessageKey, List<AttachmentDto>> attachments, UserId reader) {
        var presented = presentShared(entries, attachments);
        return entries.stream()
                .map(entry -> Objects.requireNonNull(presented.get(entry)).forReader(reader.value(), entry))
                .toList();
    }

    private Map<Entry, EntryDto> presentShared(List<Entry> entries, Map<MessageKey, List<AttachmentDto>> attachments) {
        var ids = new HashSet<UUID>();
        entries.forEach(entry -> collectUserIds(entry, ids));
        var names = users.refs(ids);
        var presented = new HashMap<Entry, EntryDto>();
        entries.forEach(entry ->
                presented.put(entry, EntryDto.of(entry, names, attachments.getOrDefault(entry.key(), List.of()))));
        return presented;
    }

    /** Presents people in their order. The caller has checked that the reader may see them. */
    public List<ParticipantDto> presentParticipants(List<Person> people) {
        return presentParticipants(
                people, users.profiles(people.stream().map(Person::userId).toList()));
    }

    private static List<ParticipantDto> presentParticipants(List<Person> people, Map<UUID, Profile> profiles) {
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
            ConversationAccess access,
            View view,
            @Nullable DepartureSnapshot left,
            SeqRanges visible,
            List<EntryDto> messages,
            long messageCount,
            PeopleSummary people,
            List<RecordRef> about,
            Map<UUID, Profile> profiles) {
        var conversation = access.conversation();
        var participant = access.participant();
        return ConversationDtoBuilder.builder()
                .id(conversation.id())
                .subject(left == null ? conversation.subject() : left.subject())
                .description(left == null ? conversation.description() : left.description())
                .status(conversation.status())
                .privateToParticipants(conversation.isPrivate())
                .createdAt(conversation.createdAt())
                .createdBy(Objects.requireNonNull(profiles.get(conversation.createdBy()))
                        .ref())
                .lastActivityAt(Visibility.lastActivity(view, access))
                .about(about)
                .participants(presentParticipants(people.first(), profiles))
                .participantCount(people.current())
                .messages(messages)
                .hasOlder(messageCount > messages.size())
                .messageCount(messageCount)
                .unreadCount(participant == null ? 0 : participant.unreadCount())
                .readThroughSeq(participant == null ? 0 : participant.readThrough())
                .lastSeq(visible.last())
                .membership(access.membership())
                .copyDeleted(participant != null && !participant.hasCopy())
                .muted(participant != null && participant.muted())
                .can(ConversationPolicy.can(access, people.current(), people.deactivated()))
                .build();
    }

    private Map<ReaderAccess, DepartureSnapshot> departureSnapshots(List<ReaderAccess> readers, View view) {
        var keeping = readers.stream()
                .filter(reader -> Visibility.showsDepartureSnapshot(view, reader.access()))
                .collect(
                        Collectors.toMap(reader -> new Participant.Id(reader.id(), reader.reader()), reader -> reader));
        return departureSnapshots.of(keeping.keySet()).entrySet().stream()
                .collect(Collectors.toMap(
                        copy -> Objects.requireNonNull(keeping.get(copy.getKey())), Map.Entry::getValue));
    }

    /**
     * Summarizes the people of each conversation: in a tab that is not private all of them, else those whom the reader has
     * met.
     */
    private Map<ReaderAccess, PeopleSummary> summarizePeople(
            List<ReaderAccess> readers, View view, Map<ReaderAccess, DepartureSnapshot> left, int maxPeople) {
        var people = new HashMap<ReaderAccess, PeopleSummary>();
        var scopes = new HashMap<ReaderAccess, PeopleScope>();
        for (var reader : readers) {
            var snapshot = left.get(reader);
            if (snapshot == null) {
                scopes.put(reader, peopleScope(reader.access(), view));
            } else {
                people.put(reader, PeopleSummary.of(snapshot.people(), maxPeople));
            }
        }
        if (!scopes.isEmpty()) {
            var groups = participants.summarize(Set.copyOf(scopes.values()), maxPeople);
            scopes.forEach((reader, scope) -> people.put(reader, Objects.requireNonNull(groups.get(scope))));
        }
        return people;
    }

    private static PeopleScope peopleScope(ConversationAccess access, View view) {
        var isWhole = view == View.RECORD && !access.conversation().isPrivate();
        return new PeopleScope(
                access.id(),
                isWhole ? null : Objects.requireNonNull(access.participant()).periods());
    }

    private Map<ReaderAccess, List<RecordRef>> recordRefs(List<ReaderAccess> readers, Set<UUID> ids) {
        var keys = conversations.recordKeys(ids);
        var refs = records.refs(
                keys.values().stream().flatMap(List::stream).collect(Collectors.toSet()),
                readers.stream().map(ReaderAccess::reader).collect(Collectors.toSet()));
        var about = new HashMap<ReaderAccess, List<RecordRef>>();
        for (var reader : readers) {
            about.put(
                    reader,
                    keys.getOrDefault(reader.id(), List.of()).stream()
                            .map(key -> Objects.requireNonNull(refs.get(reader.reader()))
                                    .get(key))
                            .map(Objects::requireNonNull)
                            .toList());
        }
        return about;
    }

    private Map<UUID, Profile> profiles(
            List<ReaderAccess> readers, Collection<List<Entry>> messages, Collection<PeopleSummary> people) {
        var ids = new HashSet<UUID>();
        readers.forEach(reader -> ids.add(reader.access().conversation().createdBy()));
        messages.forEach(list -> list.forEach(entry -> collectUserIds(entry, ids)));
        people.forEach(group -> group.first().forEach(person -> ids.add(person.userId())));
        return users.profiles(ids);
    }

    private static void collectUserIds(Entry entry, Set<UUID> ids) {
        ids.add(entry.authorId());
        ids.addAll(entry.noticeSubjects());
    }
}
