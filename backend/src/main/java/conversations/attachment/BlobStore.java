package conversations.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes under an id. A blob is there whole or not at all, is never changed, and outlives a crash once {@link #put}
 * has returned. An {@link IOException} means that the store is full or away.
 */
interface BlobStore {
    /** What is kept under one id. */
    enum Kind {
        FILE(""),
        PREVIEW(".preview");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** Made of the id alone: nothing that a user wrote becomes a name in the store. */
        String name(UUID id) {
            return id + suffix;
        }
    }

    /** Takes the content of {@code file}, which may be gone afterwards. What was under the name before is replaced. */
    void put(UUID id, Kind kind, Path file) throws IOException;

    /**
     * For reading; whoever asks closes it.
     *
     * @param range where reading begins, and up to where it must be possible: more may follow. Null for all of it
     * @throws NoSuchFileException if there is none
     */
    InputStream open(UUID id, Kind kind, @Nullable ByteRange range) throws IOException;

    /** Deletes all that is kept under the id; what is not there is as good as deleted. */
    void delete(UUID id) throws IOException;
}
