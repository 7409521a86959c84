package conversations.conversation;

import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.platform.rows.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Repository of timeline entries. Reads are limited to the given positions, which {@link Visibility} decides. */
@ApplicationScoped
public class Timeline implements PanacheRepositoryBase<Entry, Entry.Id> {
    private static final int NEWEST_MESSAGES = 3;

    /** The ranges given, numbered from 1 by {@code n}. */
    private static final String RANGES = """
            (select n, conversation, cast(visible as int8multirange) visible, first, last
             from unnest(:conversations, :visible, :first, :last) with ordinality t (conversation, visible, first, last, n))""";

    private final Outbox outbox;
    private final Clock clock;

    private record RangeCount(long n, long count) {}

    Timeline(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A conversation and the positions of it that a reader sees. */
    public record TimelineRange(UUID conversation, SeqRanges visible) {}

    /** The three newest messages of each range, in one statement: by conversation those of all its ranges, oldest first. */
    Map<UUID, List<Entry>> newestMessages(Collection<TimelineRange> ranges) {
        var query = session().createNativeQuery("""
                select e.* from %s s cross join lateral (
                    select * from entry e where e.conversation_id = s.conversation and e.kind = 'message'
                    and e.seq >= s.first and e.seq <= s.last and s.visible @> e.seq
                    order by e.seq desc limit :newest) e
                order by e.conversation_id, e.seq""".formatted(RANGES), Entry.class);
        return withRanges(query, ranges)
                .setParameter("newest", NEWEST_MESSAGES)
                .getResultStream()
                .distinct()
                .collect(Collectors.groupingBy(Entry::conversationId));
    }

    /** The newest messages of one range, out of those of all ranges of its conversation. */
    static List<Entry> newestMessages(List<Entry> ofAllSlices, TimelineRange range) {
        var seen = ofAllSlices.stream()
                .filter(entry -> range.visible().contains(entry.seq()))
                .toList();
        return seen.subList(Math.max(0, seen.size() - NEWEST_MESSAGES), seen.size());
    }

    /** Whether one of these positions holds a message, deleted or not. */
    public boolean hasMessages(UUID conversation, SeqRanges visible) {
        return !newestMessages(List.of(new TimelineRange(conversation, visible)))
                .isEmpty();
    }

    /** The time of the newest message among these, {@code otherwise} if there is none. */
    public Instant newestMessageAt(UUID conversation, SeqRanges visible, Instant otherwise) {
        var messages = newestMessages(List.of(new TimelineRange(conversation, visible)))
                .getOrDefault(conversation, List.of());
        return messages.isEmpty() ? otherwise : messages.getLast().at();
    }

    /** The number of messages of each range, in one statement: two look-ups for each range, whatever its length. */
    Map<TimelineRange, Long> messageCounts(Collection<TimelineRange> ranges) {
        var inOrder = List.copyOf(ranges);
        var query = Rows.query(session(), """
                select s.n, cast(coalesce((select sum(
                    (select last.message_number from entry last
                     where last.conversation_id = s.conversation and last.seq = upper(r.range) - 1)
                    - coalesce((select before.message_number from entry before
                     where before.conversation_id = s.conversation and before.seq = lower(r.range) - 1), 0))
                    from unnest(s.visible) r (range)), 0) as bigint) as count
                from %s s""".formatted(RANGES), RangeCount.class);
        return withRanges(query, inOrder)
                .getResultStream()
                .collect(Collectors.toMap(row -> inOrder.get((int) row.n() - 1), RangeCount::count));
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    private static <T> NativeQuery<T> withRanges(NativeQuery<T> query, Collection<TimelineRange> ranges) {
        return query.setParameter(
                        "conversations",
                        ranges.stream().map(TimelineRange::conversation).toArray(UUID[]::new))
                .setParameter(
                        "visible",
                        ranges.stream().map(range -> range.visible().toString()).toArray(String[]::new))
                .setParameter(
                        "first",
                        ranges.stream().map(range -> range.visible().first()).toArray(Long[]::new))
                .setParameter(
                        "last",
                        ranges.stream().map(range -> range.visible().last()).toArray(Long[]::new));
    }

    /** The newest {@code limit} entries before position {@code before}, in order, and one more if there is one. */
    public List<Entry> before(TimelineRange range, long before, int limit) {
        return page(range, "e.seq < :bound order by e.seq desc", before, limit).reversed();
    }

    /** The first {@code limit} entries after position {@code after}, in order, and one more if there is one. */
    public List<Entry> after(TimelineRange range, long after, int limit) {
        return page(range, "e.seq > :bound order by e.seq", after, limit);
    }

    private List<Entry> page(TimelineRange range, String condition, long bound, int limit) {
        return session()
                .createNativeQuery("""
                        select e.* from entry e where e.conversation_id = :conversation
                        and e.seq between :first and :last and cast(:visible as int8multirange) @> e.seq and """ + " " + condition, Entry.class)
                .setParameter("conversation", range.conversation())
                .setParameter("first", range.visible().first())
                .setParameter("last", range.visible().last())
                .setParameter("visible", range.visible().toString())
                .setParameter("bound", bound)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    /** Writes the first message of a conversation. */
    void addFirstMessage(Conversation conversation, String text) {
        persist(Entry.message(
                conversation.id(), 1, new UserId(conversation.createdBy()), conversation.createdAt(), 1, text, null));
    }

    /**
     * Writes a notice, which changes no activity and is unread to nobody (B2, B6). The caller holds the conversation's lock.
     */
    public void addNotice(Conversation conversation, UserId author, NoticeType type, List<UUID> subjects) {
        var at = nextTime(conversation);
        persist(Entry.notice(
                conversation.id(),
                conversation.takeNextSeq(at),
                author,
                at,
                conversation.messageCount(),
                type,
                subjects));
        flush();
        publish(type, conversation.id(), conversation.lastSeq(), subjects);
    }

    /**
     * Publishes the events of a notice. The subjects get events of their own: a joiner the whole conversation, a leaver only
     * the fact.
     */
    private void publish(NoticeType type, UUID conversation, long seq, List<UUID> subjects) {
        switch (type) {
            case JOINED -> {
                outbox.publishExcept(EventType.PARTICIPANT_JOINED, conversation, seq, subjects);
                outbox.publishTo(EventType.CONVERSATION_CREATED, conversation, seq, subjects);
            }
            case LEFT -> {
                outbox.publish(EventType.PARTICIPANT_LEFT, conversation, seq);
                outbox.publishTo(EventType.PARTICIPANT_LEFT, conversation, null, subjects);
            }
            case REMOVED -> {
                outbox.publish(EventType.PARTICIPANT_REMOVED, conversation, seq);
                outbox.publishTo(EventType.PARTICIPANT_REMOVED, conversation, null, subjects);
            }
            case CLOSED, REOPENED, CHANGED -> outbox.publish(EventType.CONVERSATION_CHANGED, conversation, seq);
        }
    }

    /**
     * Writes a message and updates everybody's sidebar in one statement (C2): for every current participant it becomes the
     * newest activity, unread to all but its author, whose read mark moves to it; a deleted copy comes back with this
     * message and what follows, without the notices in between (E3). The caller holds the conversation's lock and must not
     * use {@code conversation} afterwards, whose row the statement changes behind the entity's back.
     */
    public Entry addMessage(
            Conversation conversation, UserId author, String text, List<String> fileNames, @Nullable String clientKey) {
        var entry = Entry.message(
                conversation.id(),
                conversation.lastSeq() + 1,
                author,
                nextTime(conversation),
                conversation.messageCount() + 1,
                text,
                clientKey);
        getEntityManager()
                .createNativeQuery("""
                        with searched as (
                        """ + SearchBlocks.APPEND + """
                        ), posted as (
                            insert into entry (conversation_id, seq, kind, author_id, at, text, message_number, client_key)
                            values (:conversation, :seq, 'message', :author, :at, :text, :number, cast(:key as text))
                        ), published as (
                        """ + Outbox.PUBLISH + """
                        ), moved as (
                            update conversation set last_seq = :seq, message_count = :number, last_message_at = :at, last_entry_at = :at
                            where id = :conversation
                        )
                        update participant p set last_activity = :at, tab_activity = :at,
                            deleted_through = case when has_copy then deleted_through else :seq - 1 end, has_copy = true,
                            unread_count = case user_id when :author then 0 else unread_count + 1 end,
                            read_through = case user_id when :author then :seq else read_through end
                        where conversation_id = :conversation and\s""" + Visibility.TAKES_PART)
                .setParameter("conversation", entry.conversationId())
                .setParameter("seq", entry.seq())
                .setParameter("author", author.value())
                .setParameter("at", entry.at())
                .setParameter("text", text)
                .setParameter("number", entry.messageNumber())
                .setParameter("key", clientKey)
                .setParameter("block", SearchBlocks.block(entry.seq()))
                .setParameter("form", SearchBlocks.form(text, fileNames))
                .setParameter("type", EventType.MESSAGE_CREATED.code())
                .executeUpdate();
        outbox.wakeRelayAfterCommit();
        return entry;
    }

    /** The current time, but never before the newest entry: a clock that is set back must not reverse the order of times. */
    private Instant nextTime(Conversation conversation) {
        var now = clock.instant();
        return now.isBefore(conversation.lastEntryAt()) ? conversation.lastEntryAt() : now;
    }
}
