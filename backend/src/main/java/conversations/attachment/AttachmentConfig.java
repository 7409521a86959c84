package conversations.attachment;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where files are kept; README, "Configure", explains each. */
@ConfigMapping(prefix = "conversations.attachment")
interface AttachmentConfig {
    /** The disk store's folder; with S3, only for what is being received. */
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

        /** Of a store other than Amazon's. */
        Optional<URI> endpoint();

        /** With the secret key; without them the SDK looks in the usual places of AWS. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket stands in the path instead of in the host name. */
        boolean pathStyle();
    }
}
