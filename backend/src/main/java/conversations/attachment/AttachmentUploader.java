package conversations.attachment;

import conversations.attachment.BlobStore.Kind;
import conversations.attachment.FilePartReceiver.Received;
import conversations.person.UserId;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.AnswerStorage;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Uploads a file (I1, I3): through the spool into the store, then into the database, without a transaction open meanwhile.
 */
@ApplicationScoped
class AttachmentUploader {
    private final AttachmentRepository attachments;
    private final AttachmentCleanUp cleanUp;
    private final BlobStore store;
    private final UploadSpool spool;
    private final PreviewGenerator previews;
    private final Idempotency idempotency;
    private final Clock clock;
    private final long maxSize;

    AttachmentUploader(
            AttachmentRepository attachments,
            AttachmentCleanUp cleanUp,
            BlobStore store,
            UploadSpool spool,
            PreviewGenerator previews,
            Idempotency idempotency,
            Clock clock,
            @ConfigProperty(name = "conversations.web.max-upload-size") MemorySize maxSize) {
        this.attachments = attachments;
        this.cleanUp = cleanUp;
        this.store = store;
        this.spool = spool;
        this.previews = previews;
        this.idempotency = idempotency;
        this.clock = clock;
        this.maxSize = maxSize.asLongValue();
    }

    /** The name and content hash by which two uploads are the same request (A6). */
    record UploadContent(String name, String hash) {}

    /** @param body of multipart/form-data, as {@code contentType} describes it */
    AttachmentDto upload(UserId uploader, InputStream body, String contentType, IdempotencyKey key) {
        var id = Ids.next();
        attachments.reserve(id, uploader);
        var kept = false;
        try (var file = spool.create();
                var preview = spool.create()) {
            var received = FilePartReceiver.receive(body, contentType, file.path(), maxSize);
            var name = FileName.clean(received.name());
            var type = FileTypeDetector.detect(file.path(), name);
            var previewType = previews.generate(uploader, file.path(), type.type(), preview.path());
            store.put(id, Kind.FILE, file.path());
            if (previewType != null) {
                store.put(id, Kind.PREVIEW, preview.path());
            }
            var attachment = new Attachment(id, uploader, clock.instant(), name, received.size(), type, previewType);
            var answer = QuarkusTransaction.requiringNew().call(() -> save(uploader, attachment, received, key));
            // The answer to a repeated request names the attachment of the earlier one.
            kept = answer.id().equals(id);
            return answer;
        } catch (IOException e) {
            throw StoreUnavailable.because(e);
        } finally {
            if (!kept) {
                cleanUp.discard(id);
            }
        }
    }

    /** Restores a stored answer; an attachment that was deleted meanwhile has only its id. */
    private AttachmentDto restore(AttachmentDto stored) {
        var attachment = attachments.find(stored.id());
        return attachment == null ? stored : attachment.dto();
    }

    private AttachmentDto save(UserId uploader, Attachment attachment, Received received, IdempotencyKey key) {
        return idempotency.once(
                new Attempt(
                        uploader.toString(),
                        "POST /attachments",
                        key,
                        new UploadContent(attachment.name(), received.hash())),
                new AnswerStorage<>(AttachmentDto.class, AttachmentDto::withoutContent, this::restore),
                () -> {
                    attachments.requireRoom(uploader, attachment.size());
                    attachments.save(attachment);
                    return attachment.dto();
                });
    }
}
