package conversations.attachment;

import conversations.attachment.BlobStore.Kind;
import conversations.person.UserId;
import conversations.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Serves attachments to users who see their message (I1); until it is sent, to the uploader. */
@ApplicationScoped
class AttachmentDownloader {
    private final AttachmentRepository attachments;
    private final MessageVisibility messageVisibility;
    private final BlobStore store;

    AttachmentDownloader(AttachmentRepository attachments, MessageVisibility messageVisibility, BlobStore store) {
        this.attachments = attachments;
        this.messageVisibility = messageVisibility;
        this.store = store;
    }

    /** @throws ProblemException 404 for what is not there and for what {@code reader} may not see */
    @Transactional
    Attachment find(UUID id, UserId reader) {
        var attachment = attachments.find(id);
        if (attachment == null) {
            throw ProblemException.notFound();
        }
        var message = attachment.message();
        var seen = message == null
                ? attachment.uploaderId().equals(reader.value())
                : messageVisibility.isVisible(message.conversationId(), message.seq(), reader);
        if (!seen) {
            throw ProblemException.notFound();
        }
        return attachment;
    }

    /** @param range of the file, null for all of it */
    InputStream open(Attachment attachment, Kind kind, @Nullable ByteRange range) {
        try {
            return store.open(attachment.id(), kind, range);
        } catch (NoSuchFileException e) {
            // The blob was deleted after the row was read.
            throw ProblemException.notFound();
        } catch (IOException e) {
            throw StoreUnavailable.because(e);
        }
    }
}
