package conversations.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores blobs as files, spread over subfolders. Several nodes may share the folder. */
final class DiskStore implements BlobStore {
    private final Path root;

    DiskStore(Path root) {
        this.root = root;
    }

    /** The file must be on the same file system, so that renaming is atomic. */
    @Override
    public void put(UUID id, Kind kind, Path file) throws IOException {
        var target = path(id, kind);
        var folder = root.resolve(folder(id));
        var isNew = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        sync(file, StandardOpenOption.WRITE);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        // The name must survive a power failure too, and so must the folder's own name.
        sync(folder, StandardOpenOption.READ);
        if (isNew) {
            sync(root, StandardOpenOption.READ);
        }
    }

    @Override
    public InputStream open(UUID id, Kind kind, @Nullable ByteRange range) throws IOException {
        var channel = Files.newByteChannel(path(id, kind));
        return Channels.newInputStream(range == null ? channel : channel.position(range.first()));
    }

    @Override
    public void delete(UUID id) throws IOException {
        for (var kind : Kind.values()) {
            Files.deleteIfExists(path(id, kind));
        }
    }

    private Path path(UUID id, Kind kind) {
        return root.resolve(folder(id)).resolve(kind.name(id));
    }

    /** The subfolder: the last digits of the id, which are random (4,096 folders in all); the first ones encode the time. */
    private static String folder(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - 3);
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
