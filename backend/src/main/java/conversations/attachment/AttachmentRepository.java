package conversations.attachment;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows of files, and of what the store holds without one. Each method that writes is a transaction or part of one. */
@ApplicationScoped
class AttachmentRepository {
    /** Of one user, uploaded and not sent yet (I3). */
    static final int MAX_UNSENT_FILES = 100;

    static final long MAX_UNSENT_BYTES = 500L << 20;

    /** No upload takes longer: then it may be taken away. */
    static final Duration MAX_UPLOAD_TIME = Duration.ofHours(1);

    static final Duration UNSENT_RETENTION = Duration.ofDays(1);

    private final Session session;
    private final Clock clock;

    AttachmentRepository(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Nullable Attachment find(UUID id) {
        return session.find(Attachment.class, id);
    }

    /**
     * Notes that {@code uploader} is about to store something under the id, before they do.
     *
     * @throws ProblemException 409 where too much is under way already
     */
    @Transactional
    void reserve(UUID id, UUID uploader) {
        lockUser(uploader);
        var inProgress = session.createNativeQuery(
                        "select count(*) from loose_blob where uploader_id = :uploader and remove_at > :now",
                        Long.class)
                .setParameter("uploader", uploader)
                .setParameter("now", clock.instant())
                .getSingleResult();
        if (inProgress >= MAX_UNSENT_FILES) {
            throw ProblemException.of(ProblemType.TOO_MANY_UNSENT_FILES);
        }
        session.createNativeMutationQuery(
                        "insert into loose_blob (id, uploader_id, remove_at) values (:id, :uploader, :at)")
                .setParameter("id", id)
                .setParameter("uploader", uploader)
                .setParameter("at", clock.instant().plus(MAX_UPLOAD_TIME))
                .executeUpdate();
    }

    /** Refuses with 409 where the user has no room for the file. Whoever comes second waits, so that two don't both fit. */
    void requireRoom(UUID uploader, long size) {
        lockUser(uploader);
        var unsent = (Object[]) session.createNativeQuery(
                        "select count(*), cast(coalesce(sum(size), 0) as bigint) from attachment"
                                + " where uploader_id = :uploader and conversation_id is null",
                        Object[].class)
                .setParameter("uploader", uploader)
                .getSingleResult();
        if ((Long) unsent[0] >= MAX_UNSENT_FILES || (Long) unsent[1] + size > MAX_UNSENT_BYTES) {
            throw ProblemException.of(ProblemType.TOO_MANY_UNSENT_FILES);
        }
    }

    /** Makes what was announced an attachment. */
    void save(Attachment attachment) {
        session.persist(attachment);
        if (deleteLoose(List.of(attachment.id())) == 0) {
            throw ProblemException.of(ProblemType.UNAVAILABLE, "The upload took too long.");
        }
        session.flush();
    }

    /** Takes these off the list of what the store may hold without an attachment: how many of them stood there. */
    @Transactional
    int deleteLoose(List<UUID> ids) {
        return session.createNativeMutationQuery("delete from loose_blob where id = any(:ids)")
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Against others who count this user's files; not against who refers to the user. */
    private void lockUser(UUID uploader) {
        session.createNativeQuery("select id from users where id = :id for no key update", UUID.class)
                .setParameter("id", uploader)
                .getSingleResult();
    }
}
