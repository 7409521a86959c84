package conversations.conversation;

import conversations.person.UserId;
import conversations.platform.rows.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Repository of participants. */
@ApplicationScoped
public class Participants implements PanacheRepositoryBase<Participant, Participant.Id> {
    private final Session session;

    Participants(Session session) {
        this.session = session;
    }

    /**
     * The first people of a conversation and their numbers.
     *
     * @param current number of current participants (D7: without the deactivated)
     * @param deactivated number of others who would be current participants were they not deactivated, without the creator
     */
    record PeopleSummary(List<Person> first, long current, long deactivated) {
        /** Summarizes all the people of a departure snapshot. */
        static PeopleSummary of(List<Person> all, int limit) {
            return new PeopleSummary(
                    all.subList(0, Math.min(limit, all.size())),
                    all.stream()
                            .filter(person -> person.state() == ParticipantState.ACTIVE)
                            .count(),
                    0);
        }
    }

    /** The shown data of a user in a conversation. */
    public record Person(UUID userId, Role role, ParticipantState state, Instant joinedAt) {}

    /** A person of the scope {@code n}, and how many there are of it in all: {@link PeopleSummary}. */
    private record PersonRow(
            long n, UUID userId, Role role, ParticipantState state, Instant joinedAt, long current, long deactivated) {
        Person person() {
            return new Person(userId, role, state, joinedAt);
        }

        static PeopleSummary summarize(List<PersonRow> ofOneScope) {
            var any = ofOneScope.getFirst();
            return new PeopleSummary(ofOneScope.stream().map(PersonRow::person).toList(), any.current, any.deactivated);
        }
    }

    /**
     * Inserts the creator and the other participants of a new conversation, whose first message is unread to the others
     * (A5).
     */
    void insertFirst(Conversation conversation, List<UUID> others) {
        var users = new UUID[others.size() + 1];
        users[0] = conversation.createdBy();
        for (var i = 0; i < others.size(); i++) {
            users[i + 1] = others.get(i);
        }
        session.createNativeMutationQuery("""
                        insert into participant (conversation_id, user_id, role, state, joined_at, position, periods, read_through,
                            unread_count, last_activity, tab_activity)
                        select :conversation, u.id, case u.n when 1 then 'creator' else 'member' end, 'active', :at, u.n - 1, '{[1,)}',
                            case u.n when 1 then 1 else 0 end, case u.n when 1 then 0 else 1 end, :at, :at
                        from unnest(:users) with ordinality u (id, n)""")
                .setParameter("conversation", conversation.id())
                .setParameter("users", users)
                .setParameter("at", conversation.createdAt())
                .executeUpdate();
    }

    /**
     * The people of a conversation who are visible to readers with these periods.
     *
     * @param periods null if everybody is shown, as in the tab of a record that is not private
     */
    record PeopleScope(UUID conversation, @Nullable SeqRanges periods) {}

    /**
     * The {@link PeopleSummary} of each scope, in one statement.
     *
     * @param limit maximum number of people of each summary
     */
    Map<PeopleScope, PeopleSummary> summarize(Collection<PeopleScope> scopes, int limit) {
        var inOrder = List.copyOf(scopes);
        return queryPeople(
                        """
                        unnest(:conversations, :periods) with ordinality c (conversation_id, periods, n)
                        join participant p on p.conversation_id = c.conversation_id
                        and (c.periods is null or\s""" + Visibility.met("cast(c.periods as int8multirange)") + ")",
                        "true",
                        "where q.place <= :max order by q.n, q.position")
                .setParameter(
                        "conversations",
                        inOrder.stream().map(PeopleScope::conversation).toArray(UUID[]::new))
                .setParameter(
                        "periods",
                        inOrder.stream()
                                .map(scope -> scope.periods() == null
                                        ? null
                                        : scope.periods().toString())
                                .toArray(String[]::new))
                .setParameter("max", limit)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> inOrder.get((int) row.n - 1),
                        Collectors.collectingAndThen(Collectors.toList(), PersonRow::summarize)));
    }

    /** A page of a conversation's people in their order, the creator first; one more than asked for, if there is one. */
    public List<Person> page(UUID conversation, UserId reader, boolean all, int skip, int limit) {
        return queryPeople(
                        """
                        (values (cast(1 as bigint))) c (n) cross join participant p
                        left join participant me on me.conversation_id = p.conversation_id and me.user_id = :reader""",
                        "p.conversation_id = :conversation and (:all or " + Visibility.met("me.periods") + ")",
                        "where q.place > :skip order by q.position")
                .setParameter("conversation", conversation)
                .setParameter("reader", reader.value())
                .setParameter("all", all)
                .setParameter("skip", skip)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(PersonRow::person)
                .toList();
    }

    /** @param source participants {@code p} of circles that {@code c.n} numbers */
    private NativeQuery<PersonRow> queryPeople(String source, String condition, String page) {
        return Rows.query(
                session,
                """
                        select q.n, q.user_id, q.role, q.state, q.joined_at, q.current, q.deactivated from (
                            select c.n, p.user_id, p.role, p.state, p.joined_at, p.position,
                                row_number() over (partition by c.n order by p.position) as place,
                                count(*) filter (where %1$s and gone.user_id is null)
                                    over (partition by c.n) as current,
                                count(*) filter (where %1$s and gone.user_id is not null and p.role <> 'creator')
                                    over (partition by c.n) as deactivated
                            from\s""".formatted(Visibility.TAKES_PART) + source + "\n" + """
                            left join deactivated_user gone on gone.user_id = p.user_id
                            where\s""" + condition + ") q " + page,
                PersonRow.class);
    }

    /** The number of current participants, without the deactivated (D7). */
    public long countCurrent(UUID conversation) {
        return Rows.count(session, """
                        select count(*) as count from participant p where p.conversation_id = :conversation
                        and not exists (select 1 from deactivated_user gone where gone.user_id = p.user_id) and\s""" + Visibility.TAKES_PART)
                .setParameter("conversation", conversation)
                .getSingleResult();
    }

    /** Somebody who is to be alerted of an entry, if they want it. */
    public record Recipient(UUID conversationId, long seq, UUID userId, boolean muted) {
        public Entry.Id entry() {
            return new Entry.Id(conversationId, seq);
        }
    }

    /** The active users who take part and see these entries, or were removed by them (D5, D7). */
    public List<Recipient> recipients(Collection<Entry.Id> entries) {
        return Rows.query(
                        session,
                        """
                        select e.conversation_id, e.seq, p.user_id, p.muted
                        from unnest(:conversations, :seqs) e (conversation_id, seq)
                        join participant p on p.conversation_id = e.conversation_id
                        where (%s and %s or %s)
                        and not exists (select 1 from deactivated_user gone where gone.user_id = p.user_id)""".formatted(Visibility.TAKES_PART, Visibility.IN_SIDEBAR, Visibility.REMOVAL_NOTICE),
                        Recipient.class)
                .setParameter(
                        "conversations",
                        entries.stream().map(Entry.Id::conversationId).toArray(UUID[]::new))
                .setParameter("seqs", entries.stream().map(Entry.Id::seq).toArray(Long[]::new))
                .getResultList();
    }

    /** All current and former participants, in no order. */
    public List<Participant> of(UUID conversation) {
        return of(Set.of(conversation));
    }

    /** All current and former participants of these conversations, in no order and in one statement. */
    public List<Participant> of(Collection<UUID> conversations) {
        return conversations.isEmpty() ? List.of() : list("id.conversationId in ?1", List.copyOf(conversations));
    }
}
