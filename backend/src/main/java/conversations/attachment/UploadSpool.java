package conversations.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The folder of uploads in progress. It lies beside the disk store, which takes files over by renaming. */
@ApplicationScoped
class UploadSpool {
    private final Path folder;
    private final Clock clock;

    UploadSpool(AttachmentConfig config, Clock clock) {
        folder = config.dir().resolve("incoming");
        this.clock = clock;
    }

    /** A temporary file that is deleted when closed, unless it was moved away. */
    record TemporaryFile(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    TemporaryFile create() throws IOException {
        Files.createDirectories(folder);
        // The JDK creates temporary files for their owner alone.
        return new TemporaryFile(Files.createTempFile(folder, "", ""));
    }

    /** Deletes files that a dead node left behind. */
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
