package conversations.conversation;

import conversations.attachment.AttachmentDto;
import conversations.attachment.MessageFiles;
import conversations.attachment.MessageKey;
import conversations.conversation.LeftCopies.LeftCopy;
import conversations.conversation.Participants.Group;
import conversations.conversation.Participants.Person;
import conversations.conversation.Timeline.Slice;
import conversations.conversation.Visibility.View;
import conversations.person.UserRef;
import conversations.person.Users;
import conversations.platform.idempotency.Idempotency.Storing;
import conversations.record.RecordKey;
import conversations.record.RecordRef;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /** As {@code reader}, whose standing it is, meets it by its id. */
    public ConversationDto one(Standing standing, UUID reader) {
        return all(List.of(standing), reader, Visibility.view(standing), Integer.MAX_VALUE)
                .getFirst();
    }

    /**
     * How an answer to {@code reader} is stored and given again (A6): as it was, without the texts and files of messages
     * deleted since (C6) and without the names of records that are not theirs to know any more (B11).
     */
    public Storing<ConversationDto> storing(UUID reader) {
        return new Storing<>(
                ConversationDto.class,
                answer -> answer.with(
                        answer.about(),
                        answer.messages().stream().map(EntryDto::bare).toList()),
                answer -> answer.with(records.hide(answer.about(), reader), again(answer.id(), answer.messages())));
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
        return all(standings, reader, view, PEOPLE_IN_LISTS);
    }

    private List<ConversationDto> all(List<Standing> standings, UUID reader, View view, int mostPeople) {
        if (standings.isEmpty()) {
            return List.of();
        }
        var ids = standings.stream().map(Standing::id).toList();
        var slices = standings.stream()
                .map(standing -> new Slice(standing.id(), Visibility.of(view, standing)))
                .toList();
        var messages = timeline.newest(slices);
        var attachments = files.of(
                messages.values().stream().flatMap(List::stream).map(Entry::key).toList());
        var counts = timeline.messageCounts(slices);
        var left = leftCopies(standings, reader, view);
        var people = people(standings, reader, view, left, mostPeople);
        var about = about(ids, reader);
        var names = names(standings, messages.values(), people.values());
        var presented = new ArrayList<ConversationDto>();
        for (var i = 0; i < standings.size(); i++) {
            var id = ids.get(i);
            presented.add(present(
                    standings.get(i),
                    view,
                    left.get(id),
                    slices.get(i).visible(),
                    messages.getOrDefault(id, List.of()).stream()
                            .map(entry -> EntryDto.of(entry, names, attachments.getOrDefault(entry.key(), List.of())))
                            .toList(),
                    counts.getOrDefault(id, 0L),
                    Objects.requireNonNull(people.get(id)),
                    about.getOrDefault(id, List.of()),
                    names));
        }
        return presented;
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
                people, users.refs(people.stream().map(Person::userId).toList()));
    }

    private static List<ParticipantDto> participants(List<Person> people, Map<UUID, UserRef> names) {
        return people.stream()
                .map(p -> new ParticipantDto(
                        Objects.requireNonNull(names.get(p.userId())), p.role(), p.state(), p.joinedAt()))
                .toList();
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
            Map<UUID, UserRef> names) {
        var conversation = standing.conversation();
        var mine = standing.mine();
        return new ConversationDto(
                conversation.id(),
                left == null ? conversation.subject() : left.subject(),
                left == null ? conversation.description() : left.description(),
                conversation.status(),
                conversation.isPrivate(),
                conversation.createdAt(),
                Objects.requireNonNull(names.get(conversation.createdBy())),
                Visibility.activity(view, standing),
                about,
                participants(people.first(), names),
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

    private Map<UUID, LeftCopy> leftCopies(List<Standing> standings, UUID reader, View view) {
        return leftCopies.of(
                standings.stream()
                        .filter(standing -> Visibility.keepsLeftCopy(view, standing))
                        .map(Standing::id)
                        .toList(),
                reader);
    }

    /** The first people of each conversation: of a tab that is not private all, else whom the reader shared a moment with. */
    private Map<UUID, Group> people(
            List<Standing> standings, UUID reader, View view, Map<UUID, LeftCopy> left, int most) {
        var people = new HashMap<UUID, Group>();
        left.forEach((id, copy) -> people.put(id, Group.of(copy.people(), most)));
        var live = standings.stream()
                .filter(standing -> !left.containsKey(standing.id()))
                .toList();
        for (var whole : List.of(true, false)) {
            var ids = live.stream()
                    .filter(standing -> whole
                            == (view == View.RECORD && !standing.conversation().isPrivate()))
                    .map(Standing::id)
                    .toList();
            people.putAll(ids.isEmpty() ? Map.of() : participants.people(ids, reader, whole, most));
        }
        return people;
    }

    private Map<UUID, List<RecordRef>> about(Collection<UUID> conversations, UUID reader) {
        var keys = new LinkedHashMap<UUID, List<RecordKey>>();
        entities.createQuery(
                        "select c.id, a from Conversation c join c.about a where c.id in :ids order by c.id, index(a)",
                        Object[].class)
                .setParameter("ids", List.copyOf(conversations))
                .getResultStream()
                .forEach(row -> keys.computeIfAbsent((UUID) row[0], _ -> new ArrayList<>())
                        .add((RecordKey) row[1]));
        var refs = records.refs(keys.values().stream().flatMap(List::stream).collect(Collectors.toSet()), reader);
        return keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(key -> Objects.requireNonNull(refs.get(key)))
                                .toList()));
    }

    private Map<UUID, UserRef> names(
            List<Standing> standings, Collection<List<Entry>> messages, Collection<Group> people) {
        var ids = new HashSet<UUID>();
        standings.forEach(standing -> ids.add(standing.conversation().createdBy()));
        messages.forEach(list -> list.forEach(entry -> collect(entry, ids)));
        people.forEach(group -> group.first().forEach(person -> ids.add(person.userId())));
        return users.refs(ids);
    }

    private static void collect(Entry entry, Set<UUID> ids) {
        ids.add(entry.authorId());
        ids.addAll(entry.noticeSubjects());
    }
}
