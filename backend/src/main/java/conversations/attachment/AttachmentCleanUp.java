package conversations.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Takes out of the store what no attachment needs: never sent, cut off, or deleted with its message (C6, I3). */
@ApplicationScoped
class AttachmentCleanUp {
    private static final Logger LOG = Logger.getLogger(AttachmentCleanUp.class);
    private static final int BATCH_SIZE = 100;
    private static final Duration RETRY_DELAY = Duration.ofHours(1);
    private final AttachmentRepository attachments;
    private final Session session;
    private final BlobStore store;
    private final UploadSpool spool;
    private final Clock clock;

    AttachmentCleanUp(
            AttachmentRepository attachments, Session session, BlobStore store, UploadSpool spool, Clock clock) {
        this.attachments = attachments;
        this.session = session;
        this.store = store;
        this.spool = spool;
        this.clock = clock;
    }

    /** All nodes do this, each on rows that no other has in hand. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws IOException {
        QuarkusTransaction.requiringNew().run(this::expireUnsent);
        while (QuarkusTransaction.requiringNew().call(this::removeBatch) == BATCH_SIZE) {
            // more is due
        }
        spool.deleteOlderThan(AttachmentRepository.MAX_UPLOAD_TIME);
    }

    /**
     * What is refused leaves nothing behind. What was kept although nobody heard of it stays, and what can't be removed now is
     * found by {@link #run} later: only the list knows.
     */
    void discard(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> remove(session.createNativeQuery(
                                "select id from loose_blob where id = :id for update skip locked", UUID.class)
                        .setParameter("id", id)
                        .getResultList()));
    }

    private void expireUnsent() {
        session.createNativeMutationQuery("""
                        with gone as (
                            delete from attachment where conversation_id is null and uploaded_at < :before returning id
                        )
                        insert into loose_blob (id, remove_at) select id, :now from gone""")
                .setParameter("before", clock.instant().minus(AttachmentRepository.UNSENT_RETENTION))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private int removeBatch() {
        return remove(session.createNativeQuery(
                        "select id from loose_blob where remove_at <= :now order by remove_at limit " + BATCH_SIZE
                                + " for update skip locked",
                        UUID.class)
                .setParameter("now", clock.instant())
                .getResultList());
    }

    /** How many of these, which nobody else has in hand, could be removed. */
    private int remove(List<UUID> ids) {
        var removed = new ArrayList<UUID>();
        for (var id : ids) {
            try {
                store.delete(id);
                removed.add(id);
            } catch (IOException e) {
                LOG.warnf(e, "%s stays in the store for now", id);
                // If the store is away, the others can't be removed either; if it is this one alone, it must not be the
                // first next time.
                session.createNativeMutationQuery("update loose_blob set remove_at = :later where id = :id")
                        .setParameter("later", clock.instant().plus(RETRY_DELAY))
                        .setParameter("id", id)
                        .executeUpdate();
                break;
            }
        }
        attachments.deleteLoose(removed);
        return removed.size();
    }
}
