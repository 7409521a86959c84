package conversations.attachment;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses the store. */
class BlobStoreFactory {
    /** Made at the start, where what is configured wrongly should show. */
    @Produces
    @Startup
    @ApplicationScoped
    BlobStore store(AttachmentConfig config) {
        return switch (config.store()) {
            case DISK -> new DiskStore(config.dir().resolve("blobs"));
            case S3 -> new S3Store(config.s3());
        };
    }
}
