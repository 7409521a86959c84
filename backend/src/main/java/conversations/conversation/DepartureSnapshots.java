package conversations.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.person.UserId;
import conversations.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Stores how a conversation looked when a participant left it; their copy goes on showing that (D4). */
@ApplicationScoped
public class DepartureSnapshots {
    private static final TypeReference<List<Participants.Person>> PEOPLE = new TypeReference<>() {};
    private final Session session;
    private final ObjectMapper json;

    DepartureSnapshots(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** Subject, description and people at the time of departure, the creator first. */
    public record DepartureSnapshot(
            @Nullable String subject, @Nullable String description, List<Participants.Person> people) {}

    private record Row(
            UUID conversationId,
            UUID userId,
            @Nullable String subject,
            @Nullable String description,
            String people) {}

    /** Saves the conversation as {@code leaver} sees it now. Must be called before their period is ended. */
    public void save(Conversation conversation, Participant leaver, ParticipantState how) {
        session.createNativeMutationQuery("""
                        insert into left_copy (conversation_id, user_id, subject, description, search_form, folding, people)
                        select :conversation, :leaver, :subject, :description,
                            coalesce((select split_part(b.texts, chr(2), 1) from search_block b
                                where b.conversation_id = :conversation and b.block = 0), ''),
                            coalesce((select b.folding from search_block b
                                where b.conversation_id = :conversation and b.block = 0), 1),
                            jsonb_agg(jsonb_build_object(
                            'userId', p.user_id, 'role', p.role, 'joinedAt', p.joined_at,
                            'state', case when p.user_id = :leaver then :how else p.state end) order by p.position)
                        from participant p join participant me on me.conversation_id = p.conversation_id and me.user_id = :leaver
                        where p.conversation_id = :conversation and\s""" + Visibility.met("me.periods"))
                .setParameter("conversation", conversation.id())
                .setParameter("leaver", leaver.userId())
                .setParameter("subject", conversation.subject(), String.class)
                .setParameter("description", conversation.description(), String.class)
                .setParameter("how", how.name().toLowerCase(java.util.Locale.ROOT))
                .executeUpdate();
    }

    /** Deletes the snapshots of users who take part again: they see the conversation as it is. */
    public void delete(UUID conversation, Collection<UUID> users) {
        session.createNativeMutationQuery(
                        "delete from left_copy where conversation_id = :conversation and user_id in (:users)")
                .setParameter("conversation", conversation)
                .setParameter("users", users)
                .executeUpdate();
    }

    /** The snapshots of {@code user} among {@code conversations}, in one statement. */
    public Map<UUID, DepartureSnapshot> of(Collection<UUID> conversations, UserId user) {
        return of(conversations.stream()
                        .map(conversation -> Participant.Id.of(conversation, user))
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(copy -> copy.getKey().conversationId(), Map.Entry::getValue));
    }

    /** The snapshots among these, in one statement. */
    Map<Participant.Id, DepartureSnapshot> of(Collection<Participant.Id> ids) {
        var copies = new HashMap<Participant.Id, DepartureSnapshot>();
        if (!ids.isEmpty()) {
            Rows.query(session, """
                            select conversation_id, user_id, subject, description, cast(people as text) as people from left_copy
                            where (conversation_id, user_id) in (select * from unnest(:conversations, :users))""", Row.class)
                    .setParameter(
                            "conversations",
                            ids.stream().map(Participant.Id::conversationId).toArray(UUID[]::new))
                    .setParameter(
                            "users", ids.stream().map(Participant.Id::userId).toArray(UUID[]::new))
                    .getResultList()
                    .forEach(row -> copies.put(
                            new Participant.Id(row.conversationId, row.userId),
                            new DepartureSnapshot(row.subject, row.description, readPeople(row.people))));
        }
        return copies;
    }

    private List<Participants.Person> readPeople(String text) {
        try {
            return json.readValue(text, PEOPLE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept people do not read", e);
        }
    }
}
