package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.attachment.BlobStore.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every blob store. */
abstract class BlobStoreContract {
    @TempDir
    Path folder;

    abstract BlobStore store();

    @Test
    @DisplayName("I1 a stored blob is returned byte for byte")
    void roundTrip() throws IOException {
        var content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        var id = UUID.randomUUID();
        put(id, Kind.FILE, content);
        assertArrayEquals(content, get(id, Kind.FILE));
    }

    @Test
    @DisplayName("I1 a part comes back from its first byte on, without what stands before it")
    void parts() throws IOException {
        var content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        var id = UUID.randomUUID();
        put(id, Kind.FILE, content);
        for (var range : new ByteRange[] {
            new ByteRange(0, 0),
            new ByteRange(1_000_000, 2_000_000),
            new ByteRange(content.length - 1, content.length - 1)
        }) {
            try (var part = store().open(id, Kind.FILE, range)) {
                assertArrayEquals(
                        Arrays.copyOfRange(content, (int) range.first(), (int) range.last() + 1),
                        part.readNBytes((int) range.length()));
            }
        }
    }

    @Test
    @DisplayName("a file and its preview are kept apart, and deleted together")
    void previews() throws IOException {
        var id = UUID.randomUUID();
        put(id, Kind.FILE, bytes("file"));
        assertThrows(NoSuchFileException.class, () -> get(id, Kind.PREVIEW));
        put(id, Kind.PREVIEW, bytes("preview"));
        assertArrayEquals(bytes("file"), get(id, Kind.FILE));
        assertArrayEquals(bytes("preview"), get(id, Kind.PREVIEW));
        store().delete(id);
        assertThrows(NoSuchFileException.class, () -> get(id, Kind.FILE));
        assertThrows(NoSuchFileException.class, () -> get(id, Kind.PREVIEW));
    }

    @Test
    @DisplayName("deleting leaves other files alone, and deleting a missing one succeeds")
    void deleting() throws IOException {
        var kept = UUID.randomUUID();
        put(kept, Kind.FILE, bytes("kept"));
        store().delete(UUID.randomUUID());
        assertArrayEquals(bytes("kept"), get(kept, Kind.FILE));
    }

    @Test
    @DisplayName("a repeated put replaces the blob")
    void replacing() throws IOException {
        var id = UUID.randomUUID();
        put(id, Kind.FILE, bytes("before"));
        put(id, Kind.FILE, bytes("after"));
        assertArrayEquals(bytes("after"), get(id, Kind.FILE));
    }

    @Test
    @DisplayName("a blob that was never stored is missing")
    void missing() {
        assertThrows(NoSuchFileException.class, () -> get(UUID.randomUUID(), Kind.FILE));
    }

    void put(UUID id, Kind kind, byte[] content) throws IOException {
        store().put(id, kind, Files.write(folder.resolve("incoming"), content));
    }

    byte[] get(UUID id, Kind kind) throws IOException {
        try (var content = store().open(id, kind, null)) {
            return content.readAllBytes();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
