package conversations.attachment;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the file store; the README explains each under "Configure". */
@ConfigMapping(prefix = "conversations.attachment")
interface AttachmentConfig {
    /** The folder of the disk store; with S3, only for uploads in progress. */
    Path dir();

    Store store();

    S3 s3();

    enum Store {
        DISK,
        S3
    }

    interface S3 {
        Optional<String> bucket();

        String region();

        /** The address of a store other than Amazon's. */
        Optional<URI> endpoint();

        /** The access key; without the keys, the SDK looks in the usual places of AWS. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket stands in the path instead of in the host name. */
        boolean pathStyle();
    }
}
