package conversations.alert.mail;

import conversations.alert.delivery.ClaimQueue;
import conversations.person.Profile;
import conversations.person.UserId;
import conversations.person.Users;
import conversations.platform.rows.Rows;
import conversations.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The queue of mails. */
@ApplicationScoped
public class MailQueue {
    /** Lease: a claimed item that is not settled within this time counts as failed, as after the death of its node. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Maximum number of entries kept for a mail, the newest ones; one more than a mail shows. */
    static final int MAX_ENTRIES = MailRenderer.MAX_ENTRIES + 1;

    /** Maximum length of a stored error. */
    private static final int MAX_ERROR_LENGTH = 500;

    private static final ClaimQueue<ClaimedMail> QUEUE =
            new ClaimQueue<>("mail", "state = 'waiting'", LEASE, """
            update mail m set attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, :now), due_at = :lease
            from due where m.id = due.id
            returning m.id, user_id, conversation_id, seqs, attempts, first_tried_at""", ClaimedMail.class);

    private record ClaimedMail(
            UUID id, UUID userId, UUID conversationId, List<Long> seqs, int attempts, Instant firstTriedAt) {
        Mail mail() {
            return new Mail(id, new UserId(userId), conversationId, seqs, attempts, firstTriedAt);
        }
    }

    private final Users users;
    private final Session session;

    /** A mail as it is stored. */
    private record StoredMail(
            UUID id,
            MailState state,
            UUID userId,
            UUID conversationId,
            Instant createdAt,
            Instant dueAt,
            int attempts,
            @Nullable Instant firstTriedAt,
            @Nullable String lastError) {
        MailDto present(Profile recipient) {
            return new MailDto(
                    id,
                    state,
                    recipient.ref(),
                    recipient.email(),
                    conversationId,
                    createdAt,
                    dueAt,
                    attempts,
                    firstTriedAt,
                    lastError);
        }
    }

    MailQueue(Users users, Session session) {
        this.users = users;
        this.session = session;
    }

    /**
     * Adds the entry to the waiting mails of these users, and for the others begins a mail that is due at {@code due}.
     *
     * @param author the author of the entry
     */
    public void enqueue(UUID conversation, long seq, UserId author, Collection<UUID> users, Instant now, Instant due) {
        session.createNativeMutationQuery("""
                        with alerted as (
                            select * from unnest(:ids, :users) a (id, user_id)
                        ), collected as (
                            update mail m set seqs = (m.seqs || :seq)[greatest(1, cardinality(m.seqs) + 2 - :kept):]
                            from alerted a
                            where m.user_id = a.user_id and m.conversation_id = :conversation
                            and m.state = 'waiting' and m.attempts = 0 and m.due_at > :now
                            returning m.user_id
                        )
                        insert into mail (id, user_id, conversation_id, seqs, caused_by, created_at, due_at)
                        select id, user_id, :conversation, array[:seq], :by, :now, :due from alerted
                        where user_id not in (select user_id from collected)""")
                .setParameter("ids", users.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .setParameter("users", users.toArray(UUID[]::new))
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .setParameter("by", author.value())
                .setParameter("kept", MAX_ENTRIES)
                .setParameter("now", now)
                .setParameter("due", due)
                .executeUpdate();
    }

    /** Claims due items for {@link #LEASE}, at most {@code limit}; no other node gets them meanwhile. */
    @Transactional
    List<Mail> claim(Instant now, int limit) {
        return QUEUE.claim(session, now, limit).stream().map(ClaimedMail::mail).toList();
    }

    /** Removes a mail that was sent, or that has no content left. */
    @Transactional
    void complete(Mail mail) {
        session.createNativeMutationQuery("delete from mail where id = :id")
                .setParameter("id", mail.id())
                .executeUpdate();
    }

    /** @param next when to try again; null if that is over */
    @Transactional
    void recordFailure(Mail mail, String error, @Nullable Instant next) {
        // A sender that took longer than its lease no longer owns the row, and changes nothing.
        session.createNativeMutationQuery("""
                        update mail set last_error = :error, due_at = coalesce(:next, due_at),
                            state = case when cast(:next as timestamptz) is null then 'dead' else state end
                        where id = :id and attempts = :attempts""")
                .setParameter("id", mail.id())
                .setParameter("attempts", mail.attempts())
                .setParameter("error", error.substring(0, Math.min(MAX_ERROR_LENGTH, error.length())))
                .setParameter("next", next, Instant.class)
                .executeUpdate();
    }

    /** The mails of a state after the mail {@code after}, oldest first, and one more than {@code limit} if there is one. */
    @Transactional
    List<MailDto> list(MailState state, @Nullable UUID after, int limit) {
        return present(
                queryMails("where m.state = :state and (cast(:after as uuid) is null or m.id > :after) order by m.id")
                        .setParameter("state", state.code())
                        .setParameter("after", after, UUID.class)
                        .setMaxResults(limit + 1)
                        .getResultList());
    }

    /** Makes a dead mail due now, and for another day; null if there is no mail of this id. */
    @Transactional
    @Nullable MailDto retry(UUID id, Instant now) {
        session.createNativeMutationQuery("""
                        update mail set state = 'waiting', due_at = :now, first_tried_at = null, attempts = 0
                        where id = :id and state = 'dead'""")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
        return present(queryMails("where m.id = :id").setParameter("id", id).getResultList()).stream()
                .findFirst()
                .orElse(null);
    }

    /** Deletes a dead mail; false if there is no dead mail of this id. */
    @Transactional
    boolean deleteDead(UUID id) {
        return session.createNativeMutationQuery("delete from mail where id = :id and state = 'dead'")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    private NativeQuery<StoredMail> queryMails(String which) {
        return Rows.query(session, """
                select id, state, user_id, conversation_id, created_at, due_at, attempts, first_tried_at, last_error
                from mail m""" + " " + which, StoredMail.class);
    }

    private List<MailDto> present(List<StoredMail> mails) {
        var recipients = users.profiles(mails.stream().map(StoredMail::userId).collect(Collectors.toSet()));
        return mails.stream()
                .map(mail -> mail.present(Objects.requireNonNull(recipients.get(mail.userId))))
                .toList();
    }

    @Transactional
    long count(MailState state) {
        return Rows.count(session, "select count(*) as count from mail where state = :state")
                .setParameter("state", state.code())
                .getSingleResult();
    }
}
