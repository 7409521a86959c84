package conversations.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path ROOT = Path.of("/project");

    @Test
    void standsOnPort8080AndInTheProjectUnlessTold() {
        var settings = Settings.of(ROOT, Map.of("PORT", "", "DATA_DIR", ""));
        assertEquals(8080, settings.port());
        assertEquals(Path.of("/project/.data"), settings.dataDir());
        assertEquals(
                List.of(8080, 8081, 8082, 8083, 8084),
                List.copyOf(settings.ports().keySet()));
    }

    @Test
    void takesARelativeDataFolderFromTheProject() {
        assertEquals(
                Path.of("/elsewhere"),
                Settings.of(ROOT, Map.of("DATA_DIR", "../elsewhere")).dataDir());
    }

    @Test
    void givesEachFurtherNodeAPortAfterTheHelpers() {
        var settings = Settings.of(ROOT, Map.of("NODES", "3"));
        assertEquals(
                List.of("node 2", "node 3"),
                List.copyOf(settings.ports().values()).subList(5, 7));
        assertEquals("http://localhost:8080", settings.address(1));
        assertEquals("http://localhost:8086", settings.address(3));
        assertThrows(LaunchException.class, () -> Settings.of(ROOT, Map.of("NODES", "none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "0", "-1", "65532", "8080.5"})
    void refusesAPortThatLeavesNoFiveInARow(String port) {
        var problem = assertThrows(LaunchException.class, () -> Settings.of(ROOT, Map.of("PORT", port)));
        assertTrue(problem.getMessage().contains('"' + port + '"'), problem.getMessage());
    }

    @Test
    void opensTheApplicationAtViteInTheDevelopmentMode() {
        var settings = Settings.of(ROOT, Map.of("DEV", "1"));
        assertEquals("http://localhost:8085", settings.address());
        assertEquals("http://localhost:8080", settings.address(1));
        assertEquals("Vite", settings.ports().get(8085));
        assertEquals(5005, settings.debugPort());
        assertThrows(LaunchException.class, () -> Settings.of(ROOT, Map.of("DEV", "1", "NODES", "2")));
    }

    @Test
    void listensForADebuggerWhereToldTo() {
        assertEquals(0, Settings.of(ROOT, Map.of()).debugPort());
        assertEquals(6006, Settings.of(ROOT, Map.of("DEBUG_PORT", "6006")).debugPort());
    }
}
