package conversations.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void belongsToItsOwnerAlone() throws IOException {
        var folder = temporary.resolve("data");
        DataFolder.claim(folder);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void saysWhatIsWrongWithAPathThatIsNoFolder() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        var problem = assertThrows(LaunchException.class, () -> DataFolder.claim(file.resolve("data")));
        assertTrue(problem.getMessage().startsWith("The data folder "), problem.getMessage());
    }
}
