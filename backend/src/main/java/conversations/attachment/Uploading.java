package conversations.attachment;

import conversations.attachment.BlobStore.Kind;
import conversations.attachment.FilePart.Received;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.Idempotency.Storing;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Taking a file in (I1, I3): through the spool into the store, then into the database, with no transaction held open meanwhile. */
@ApplicationScoped
class Uploading {
    private final Attachments attachments;
    private final CleanUp cleanUp;
    private final BlobStore store;
    private final Spool spool;
    private final Previews previews;
    private final Idempotency idempotency;
    private final Clock clock;
    private final long maxSize;

    Uploading(
            Attachments attachments,
            CleanUp cleanUp,
            BlobStore store,
            Spool spool,
            Previews previews,
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

    /** What makes two uploads the same (A6). */
    record Upload(String name, String hash) {}

    /** @param body of multipart/form-data, as {@code contentType} describes it */
    AttachmentDto upload(UUID uploader, InputStream body, String contentType, IdempotencyKey key) {
        var id = Ids.next();
        attachments.announce(id, uploader);
        var kept = false;
        try (var file = spool.create();
                var preview = spool.create()) {
            var received = FilePart.receive(body, contentType, file.path(), maxSize);
            var name = FileName.clean(received.name());
            var type = TypeFinder.find(file.path(), name);
            var previewType = previews.make(uploader, file.path(), type.type(), preview.path());
            store.put(id, Kind.FILE, file.path());
            if (previewType != null) {
                store.put(id, Kind.PREVIEW, preview.path());
            }
            var attachment = new Attachment(id, uploader, clock.instant(), name, received.size(), type, previewType);
            var answer = QuarkusTransaction.requiringNew().call(() -> keep(uploader, attachment, received, key));
            // An earlier one, repeated, is kept already.
            kept = answer.id().equals(id);
            return answer;
        } catch (IOException e) {
            throw Unavailable.because(e);
        } finally {
            if (!kept) {
                cleanUp.discard(id);
            }
        }
    }

    /** A file that was deleted meanwhile is only named by its id. */
    private AttachmentDto again(AttachmentDto stored) {
        var attachment = attachments.find(stored.id());
        return attachment == null ? stored : attachment.dto();
    }

    private AttachmentDto keep(UUID uploader, Attachment attachment, Received received, IdempotencyKey key) {
        return idempotency.once(
                new Attempt(
                        uploader.toString(), "POST /attachments", key, new Upload(attachment.name(), received.hash())),
                new Storing<>(AttachmentDto.class, AttachmentDto::bare, this::again),
                () -> {
                    attachments.requireRoom(uploader, attachment.size());
                    attachments.keep(attachment);
                    return attachment.dto();
                });
    }
}
