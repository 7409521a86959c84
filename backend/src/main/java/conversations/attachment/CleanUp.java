package conversations.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Takes out of the store what no attachment needs: never sent, cut off, or deleted with its message (C6, I3). */
@ApplicationScoped
class CleanUp {
    private static final Logger LOG = Logger.getLogger(CleanUp.class);
    private static final int BATCH = 100;
    private final Attachments attachments;
    private final Session session;
    private final BlobStore store;
    private final Spool spool;
    private final Clock clock;

    CleanUp(Attachments attachments, Session session, BlobStore store, Spool spool, Clock clock) {
        this.attachments = attachments;
        this.session = session;
        this.store = store;
        this.spool = spool;
        this.clock = clock;
    }

    /** All nodes do this, each on rows that no other has in hand. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws IOException {
        QuarkusTransaction.requiringNew().run(this::loosenUnsent);
        while (QuarkusTransaction.requiringNew().call(this::removeBatch) == BATCH) {
            // more is due
        }
        spool.sweep(Attachments.LONGEST_UPLOAD);
    }

    /** What is refused leaves nothing behind; what can't be removed now is found by {@link #run} later. */
    void discard(UUID id) {
        try {
            store.delete(id);
            attachments.forget(List.of(id));
        } catch (IOException e) {
            LOG.warnf(e, "%s stays in the store for now", id);
        }
    }

    private void loosenUnsent() {
        session.createNativeMutationQuery("""
                        with gone as (
                            delete from attachment where conversation_id is null and uploaded_at < :before returning id
                        )
                        insert into loose_blob (id, remove_at) select id, :now from gone""")
                .setParameter("before", clock.instant().minus(Attachments.KEPT_UNSENT))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private int removeBatch() {
        var due = session.createNativeQuery(
                        "select id from loose_blob where remove_at <= :now order by remove_at limit " + BATCH
                                + " for update skip locked",
                        UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
        for (var id : due) {
            try {
                store.delete(id);
            } catch (IOException e) {
                LOG.warnf(e, "%s stays in the store for now", id);
                return 0;
            }
        }
        attachments.forget(due);
        return due.size();
    }
}
