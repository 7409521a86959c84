package conversations.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Files on their way in. Beside the disk store, so that it can take them over by renaming. */
@ApplicationScoped
class UploadSpool {
    private final Path folder;
    private final Clock clock;

    UploadSpool(AttachmentConfig config, Clock clock) {
        folder = config.dir().resolve("incoming");
        this.clock = clock;
    }

    /** A file of this node's that is gone when closed, unless it was moved away. */
    record TemporaryFile(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    TemporaryFile create() throws IOException {
        Files.createDirectories(folder);
        // For its owner alone, as the JDK makes temporary files.
        return new TemporaryFile(Files.createTempFile(folder, "", ""));
    }

    /** Deletes what a node that died left behind. */
    void deleteOlderThan(Duration olderThan) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var before = clock.instant().minus(olderThan);
        try (var files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
