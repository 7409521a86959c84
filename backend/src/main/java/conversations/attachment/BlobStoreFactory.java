package conversations.attachment;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Creates the configured store. */
class BlobStoreFactory {
    /** Created at startup, so that a wrong configuration shows at once. */
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
