package conversations.attachment;

import conversations.person.UserId;
import conversations.person.Users;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Repository of attachments, and of stored blobs without an attachment (loose blobs). Each writing method is a transaction
 * or part of one.
 */
@ApplicationScoped
class AttachmentRepository {
    /** Maximum number of uploaded and unsent files of a user (I3). */
    static final int MAX_UNSENT_FILES = 100;

    static final long MAX_UNSENT_BYTES = 500L << 20;

    /** Maximum duration of an upload; after it, its blob may be deleted. */
    static final Duration MAX_UPLOAD_TIME = Duration.ofHours(1);

    static final Duration UNSENT_RETENTION = Duration.ofDays(1);

    private final Users users;
    private final Session session;
    private final Clock clock;

    private record Unsent(long count, long bytes) {}

    AttachmentRepository(Users users, Session session, Clock clock) {
        this.users = users;
        this.session = session;
        this.clock = clock;
    }

    @Nullable Attachment find(UUID id) {
        return session.find(Attachment.class, id);
    }

    /**
     * Records that {@code uploader} is about to store a blob under this id.
     *
     * @throws ProblemException 409 if the user has too many uploads in progress
     */
    @Transactional
    void reserve(UUID id, UserId uploader) {
        users.lock(uploader);
        var inProgress = Rows.count(
                        session,
                        "select count(*) as count from loose_blob where uploader_id = :uploader and remove_at > :now")
                .setParameter("uploader", uploader.value())
                .setParameter("now", clock.instant())
                .getSingleResult();
        if (inProgress >= MAX_UNSENT_FILES) {
            throw ProblemException.of(ProblemType.TOO_MANY_UNSENT_FILES);
        }
        session.createNativeMutationQuery(
                        "insert into loose_blob (id, uploader_id, remove_at) values (:id, :uploader, :at)")
                .setParameter("id", id)
                .setParameter("uploader", uploader.value())
                .setParameter("at", clock.instant().plus(MAX_UPLOAD_TIME))
                .executeUpdate();
    }

    /**
     * Answers 409 if the user has no room for the file. Concurrent uploads of a user wait for one another here, so that two
     * can't take the same room.
     */
    void requireRoom(UserId uploader, long size) {
        users.lock(uploader);
        var unsent = Rows.query(
                        session,
                        "select count(*) as count, cast(coalesce(sum(size), 0) as bigint) as bytes from attachment"
                                + " where uploader_id = :uploader and conversation_id is null",
                        Unsent.class)
                .setParameter("uploader", uploader.value())
                .getSingleResult();
        if (unsent.count >= MAX_UNSENT_FILES || unsent.bytes + size > MAX_UNSENT_BYTES) {
            throw ProblemException.of(ProblemType.TOO_MANY_UNSENT_FILES);
        }
    }

    /** Turns a reserved blob into an attachment. */
    void save(Attachment attachment) {
        session.persist(attachment);
        if (deleteLoose(List.of(attachment.id())) == 0) {
            throw ProblemException.of(ProblemType.UNAVAILABLE, "The upload took too long.");
        }
        session.flush();
    }

    /** Deletes these ids from the loose blobs; returns how many there were. */
    @Transactional
    int deleteLoose(List<UUID> ids) {
        return session.createNativeMutationQuery("delete from loose_blob where id = any(:ids)")
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }
}
