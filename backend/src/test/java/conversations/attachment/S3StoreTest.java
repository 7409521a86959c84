package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.attachment.BlobStore.Kind;
import conversations.testing.S3Mock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract against a real process that speaks S3's protocol. */
class S3StoreTest extends BlobStoreContract {
    private static @Nullable S3Mock server;

    @BeforeAll
    static void start() {
        server = S3Mock.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    BlobStore store() {
        return store(S3Mock.BUCKET, Objects.requireNonNull(server).endpoint());
    }

    @Test
    @DisplayName("a bucket that is not there, or a store that is away, is the store's failure and not the file's")
    void away() {
        var id = UUID.randomUUID();
        for (var store : new BlobStore[] {
            store("no-such-bucket", Objects.requireNonNull(server).endpoint()),
            store(S3Mock.BUCKET, URI.create("http://localhost:1"))
        }) {
            assertThrows(
                    IOException.class,
                    () -> store.put(id, Kind.FILE, Files.write(folder.resolve("incoming"), bytes("x"))));
            assertThrows(IOException.class, () -> store.delete(id));
        }
    }

    private static BlobStore store(String bucket, URI endpoint) {
        return new S3Store(new AttachmentConfig.S3() {
            @Override
            public Optional<String> bucket() {
                return Optional.of(bucket);
            }

            @Override
            public String region() {
                return "eu-central-1";
            }

            @Override
            public Optional<URI> endpoint() {
                return Optional.of(endpoint);
            }

            @Override
            public Optional<String> accessKey() {
                return Optional.of("key");
            }

            @Override
            public Optional<String> secretKey() {
                return Optional.of("secret");
            }

            @Override
            public boolean pathStyle() {
                return true;
            }
        });
    }
}
