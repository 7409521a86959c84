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

/**
 * Removes blobs from the store that no attachment needs: never sent, interrupted, or deleted with their message (C6, I3).
 */
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

    /** Runs on all nodes, each on rows that no other one has locked. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws IOException {
        QuarkusTransaction.requiringNew().run(this::expireUnsent);
        while (QuarkusTransaction.requiringNew().call(this::removeBatch) == BATCH_SIZE) {
            // A full batch may be followed by more.
        }
        spool.deleteOlderThan(AttachmentRepository.MAX_UPLOAD_TIME);
    }

    /**
     * Discards the blob of a refused upload. A blob that can't be removed now is found by {@link #run} later. An attachment
     * that was saved although its client got no answer stays: only ids among the loose blobs are removed.
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

    /** Removes these blobs, whose rows are locked; returns how many could be removed. */
    private int remove(List<UUID> ids) {
        var removed = new ArrayList<UUID>();
        for (var id : ids) {
            try {
                store.delete(id);
                removed.add(id);
            } catch (IOException e) {
                LOG.warnf(e, "Blob %s can't be deleted from the store; trying again later", id);
                // If the store is unavailable, the others can't be removed either; if only this blob fails, it must not
                // be
                // the first next time.
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
