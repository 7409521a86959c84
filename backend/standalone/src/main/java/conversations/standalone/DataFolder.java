package conversations.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** The folder that keeps everything between runs, held by one launcher at a time. */
final class DataFolder {
    private DataFolder() {}

    /**
     * Creates the folder when it is new, for its owner alone, and holds it until this process ends. Throws {@link
     * LaunchException} when another launcher has it, or when it can't be written.
     */
    static void claim(Path folder) {
        try {
            createPrivate(folder);
            // Never closed: the lock ends with the process, however that ends.
            @SuppressWarnings("resource")
            var channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new LaunchException(
                        "Conversations already runs with the data in %s. Stop it first, or choose another folder with DATA_DIR."
                                .formatted(folder));
            }
        } catch (IOException e) {
            throw new LaunchException("The data folder %s can't be used (%s).".formatted(folder, e), e);
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
