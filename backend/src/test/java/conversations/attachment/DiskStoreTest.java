package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.attachment.BlobStore.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiskStoreTest extends BlobStoreContract {
    @Override
    BlobStore store() {
        return new DiskStore(folder.resolve("blobs"));
    }

    @Test
    @DisplayName("files are spread over folders by the random end of their id, and are called after it alone")
    void folders() throws IOException {
        var id = UUID.fromString("0190a3b0-0000-7000-8000-000000000abc");
        put(id, Kind.FILE, bytes("x"));
        assertEquals("x", Files.readString(folder.resolve("blobs/abc/0190a3b0-0000-7000-8000-000000000abc")));
    }

    @Test
    @DisplayName("a store whose folder can't be written reports that, and leaves the file in place")
    void full() throws IOException {
        Files.writeString(folder.resolve("blobs"), "in the way");
        assertThrows(IOException.class, () -> put(UUID.randomUUID(), Kind.FILE, bytes("x")));
        assertEquals("x", Files.readString(folder.resolve("incoming")));
    }
}
