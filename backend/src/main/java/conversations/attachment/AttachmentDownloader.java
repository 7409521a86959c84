package conversations.attachment;

import conversations.attachment.BlobStore.Kind;
import conversations.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Giving files out, to whoever sees the message that they are on (I1); before that, to who uploaded them. */
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
    Attachment find(UUID id, UUID reader) {
        var attachment = attachments.find(id);
        if (attachment == null) {
            throw ProblemException.notFound();
        }
        var message = attachment.message();
        var seen = message == null
                ? attachment.uploaderId().equals(reader)
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
            // Deleted since it was found.
            throw ProblemException.notFound();
        } catch (IOException e) {
            throw StoreUnavailable.because(e);
        }
    }
}
