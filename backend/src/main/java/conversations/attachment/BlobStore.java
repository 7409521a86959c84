package conversations.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores blobs under ids. A blob exists completely or not at all, never changes, and survives a crash after {@link #put} has
 * returned. An {@link IOException} means that the store is full or unavailable.
 */
interface BlobStore {
    /** The kinds of blobs that are stored under one id. */
    enum Kind {
        FILE(""),
        PREVIEW(".preview");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** The name in the store, made of the id alone: no text of a user becomes part of it. */
        String name(UUID id) {
            return id + suffix;
        }
    }

    /** Stores the content of {@code file}, which may be moved away. Replaces an earlier blob of the same name. */
    void put(UUID id, Kind kind, Path file) throws IOException;

    /**
     * Opens a blob for reading; the caller closes it.
     *
     * @param range the part that must be readable; more may follow. Null for the whole blob
     * @throws NoSuchFileException if there is no such blob
     */
    InputStream open(UUID id, Kind kind, @Nullable ByteRange range) throws IOException;

    /** Deletes all blobs of this id; missing ones are ignored. */
    void delete(UUID id) throws IOException;
}
