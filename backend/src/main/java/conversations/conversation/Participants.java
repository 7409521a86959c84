package conversations.conversation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of who is in which conversation. */
@ApplicationScoped
class Participants implements PanacheRepositoryBase<Participant, Participant.Id> {
    private static final int FIRST = 10;

    /** The first ten people of a conversation, and how many take part now (D7: without the deactivated). */
    record People(List<Person> first, long current) {}

    record Person(UUID userId, Role role, ParticipantState state, Instant joinedAt) {}

    /** Puts the creator and the others into a new conversation, whose first message is unread to the others (A5). */
    void start(Conversation conversation, List<UUID> others) {
        var users = new UUID[others.size() + 1];
        users[0] = conversation.createdBy();
        for (var i = 0; i < others.size(); i++) {
            users[i + 1] = others.get(i);
        }
        getEntityManager()
                .createNativeQuery("""
                insert into participant (conversation_id, user_id, role, state, joined_at, position, periods, read_through, unread_count, last_activity)
                select :conversation, u.id, case u.n when 1 then 'creator' else 'member' end, 'active', :at, u.n - 1, '{[1,)}',
                       case u.n when 1 then 1 else 0 end, case u.n when 1 then 0 else 1 end, :at
                from unnest(:users) with ordinality u (id, n)""")
                .setParameter("conversation", conversation.id())
                .setParameter("users", users)
                .setParameter("at", conversation.createdAt())
                .executeUpdate();
    }

    /** Of each conversation its {@link People}, in one statement. */
    Map<UUID, People> people(Collection<UUID> conversations) {
        return getEntityManager()
                .createQuery(
                        """
                        select q.conversation, q.person, q.role, q.state, q.joinedAt, q.currentCount from (
                            select p.id.conversationId as conversation, p.id.userId as person, p.role as role, p.state as state,
                                   p.joinedAt as joinedAt, p.position as position,
                                   row_number() over (partition by p.id.conversationId order by p.position) as place,
                                   count(*) filter (where p.state = :active
                                       and p.id.userId not in (select u.id from User u where not u.active))
                                       over (partition by p.id.conversationId) as currentCount
                            from Participant p where p.id.conversationId in :conversations) q
                        where q.place <= :first order by q.conversation, q.position""",
                        Object[].class)
                .setParameter("active", ParticipantState.ACTIVE)
                .setParameter("conversations", List.copyOf(conversations))
                .setParameter("first", FIRST)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.teeing(
                                Collectors.mapping(
                                        row -> new Person((UUID) row[1], (Role) row[2], (ParticipantState) row[3], (Instant) row[4]),
                                        Collectors.toList()),
                                Collectors.mapping(row -> (long) row[5], Collectors.reducing(0L, (a, b) -> b)),
                                People::new)));
    }

    /** A page of a conversation's people in their order, the creator first; one more than asked for, if there is one. */
    List<Participant> page(UUID conversation, int afterPosition, int limit) {
        return find("id.conversationId = ?1 and position > ?2 order by position", conversation, afterPosition)
                .page(0, limit + 1)
                .list();
    }
}
