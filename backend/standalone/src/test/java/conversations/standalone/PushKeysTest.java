package conversations.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class PushKeysTest {
    @RepeatedTest(20)
    @DisplayName("the keys are as push services know them, stay the same, and are the owner's alone")
    void keys(@TempDir Path folder, @TempDir Path other) throws IOException {
        var keys = PushKeys.in(folder);
        assertEquals(65, Base64.getUrlDecoder().decode(keys.publicKey()).length);
        assertEquals(32, Base64.getUrlDecoder().decode(keys.privateKey()).length);
        assertEquals(keys, PushKeys.in(folder));
        assertNotEquals(keys, PushKeys.in(other));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("push-keys"))));
    }
}
