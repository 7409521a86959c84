package conversations.alert.mail;

import conversations.alert.delivery.FairQueue;
import conversations.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
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

    /**
     * The tolerated difference of clocks. A row from further in the future was written before the clock was set back, and is
     * sent now instead of waiting for that time.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private static final String DUE =
            FairQueue.dueRows("mail", "state = 'waiting' and (due_at <= :now or attempts = 0 and created_at > :ahead)");

    private final Session session;

    MailQueue(Session session) {
        this.session = session;
    }

    /**
     * Adds the entry to the waiting mails of these users, and for the others begins a mail that is due at {@code due}.
     *
     * @param author the author of the entry
     */
    public void enqueue(UUID conversation, long seq, UUID author, Collection<UUID> users, Instant now, Instant due) {
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
                .setParameter("by", author)
                .setParameter("kept", MAX_ENTRIES)
                .setParameter("now", now)
                .setParameter("due", due)
                .executeUpdate();
    }

    /** Claims due items for {@link #LEASE}, at most {@code limit}; no other node gets them meanwhile. */
    @Transactional
    List<Mail> claim(Instant now, int limit) {
        return session.createNativeQuery("with " + DUE + """
                        update mail m set attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, :now),
                            due_at = :lease
                        from due where m.id = due.id
                        returning m.id, user_id, conversation_id, seqs, attempts, first_tried_at""", Object[].class)
                .setParameter("now", now)
                .setParameter("ahead", now.plus(CLOCK_TOLERANCE))
                .setParameter("lease", now.plus(LEASE))
                .setParameter("limit", limit)
                .addScalar("id", StandardBasicTypes.UUID)
                .addScalar("user_id", StandardBasicTypes.UUID)
                .addScalar("conversation_id", StandardBasicTypes.UUID)
                .addScalar("seqs", Long[].class)
                .addScalar("attempts", StandardBasicTypes.INTEGER)
                .addScalar("first_tried_at", StandardBasicTypes.INSTANT)
                .getResultStream()
                .map(row -> new Mail(
                        (UUID) row[0],
                        (UUID) row[1],
                        (UUID) row[2],
                        Arrays.asList((Long[]) row[3]),
                        (Integer) row[4],
                        (Instant) row[5]))
                .toList();
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
        return queryMails("where m.state = :state and (cast(:after as uuid) is null or m.id > :after) order by m.id")
                .setParameter("state", state.code())
                .setParameter("after", after, UUID.class)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(MailDto::of)
                .toList();
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
        return queryMails("where m.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .map(MailDto::of)
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

    private org.hibernate.query.NativeQuery<Object[]> queryMails(String which) {
        return session.createNativeQuery("""
                        select m.id, m.state, m.user_id, u.display_name, u.email, m.conversation_id, m.created_at, m.due_at,
                            m.attempts, m.first_tried_at, m.last_error
                        from mail m join users u on u.id = m.user_id """ + " " + which, Object[].class)
                .addScalar("id", StandardBasicTypes.UUID)
                .addScalar("state", StandardBasicTypes.STRING)
                .addScalar("user_id", StandardBasicTypes.UUID)
                .addScalar("display_name", StandardBasicTypes.STRING)
                .addScalar("email", StandardBasicTypes.STRING)
                .addScalar("conversation_id", StandardBasicTypes.UUID)
                .addScalar("created_at", StandardBasicTypes.INSTANT)
                .addScalar("due_at", StandardBasicTypes.INSTANT)
                .addScalar("attempts", StandardBasicTypes.INTEGER)
                .addScalar("first_tried_at", StandardBasicTypes.INSTANT)
                .addScalar("last_error", StandardBasicTypes.STRING);
    }

    @Transactional
    long count(MailState state) {
        return session.createNativeQuery("select count(*) from mail where state = :state", Long.class)
                .setParameter("state", state.code())
                .getSingleResult();
    }
}
