package conversations.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessListTest {
    @TempDir
    private Path dataDir;

    private Settings settings;
    private Process child;

    @BeforeEach
    void startAChild() throws IOException {
        settings = TemporaryDemo.settings(dataDir);
        // Lives until somebody ends it: nobody writes to its input.
        child = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void endIt() {
        child.destroyForcibly();
    }

    @Test
    void theNextLauncherEndsWhatIsLeft() throws Exception {
        var killed = new ProcessList(settings);
        killed.open(settings);
        killed.add(child.toHandle());

        new ProcessList(settings).stopLeftovers();

        assertTrue(child.waitFor(5, SECONDS));
        killed.close();
    }

    @Test
    void leavesAProcessThatOnlyHasTheSameId() throws IOException {
        Files.writeString(dataDir.resolve("processes"), child.pid() + " 1000\n");
        new ProcessList(settings).stopLeftovers();
        assertTrue(child.isAlive());
    }

    @Test
    void theWatchdogEndsEverythingWhenTheLauncherIsGone() throws Exception {
        var list = Files.writeString(dataDir.resolve("processes"), child.pid() + " 0\n");
        var watchdog = watchdog(list);
        // Ends the list like the end of the launcher does.
        watchdog.getOutputStream().close();
        assertTrue(child.waitFor(5, SECONDS));
    }

    @Test
    void theWatchdogLeavesEverythingAfterAnOrderlyEnd() throws Exception {
        var watchdog = watchdog(dataDir.resolve("processes"));
        watchdog.getOutputStream().close();
        assertTrue(watchdog.waitFor(5, SECONDS));
        assertFalse(child.waitFor(0, SECONDS));
    }

    private Process watchdog(Path list) throws IOException {
        var script = settings.standalone().resolve("watchdog").toString();
        return new ProcessBuilder("sh", script, list.toString()).start();
    }
}
