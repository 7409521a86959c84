package conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule numbers cited in code, tests and documents exist in docs/rules.md, and each rule is cited by a test. */
class RulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-N][1-9]\\d?)\\*\\* ");
    /** A rule number by itself; not part of a word, a number, an address or an escape. */
    private static final Pattern CITATION = Pattern.compile("(?<![\\w%.#/+-])[A-N][1-9]\\d?(?![\\w%.-]*\\w)");
    /** Drawing commands of pictures look like rule numbers. */
    private static final Pattern DRAWING = Pattern.compile(" d=\"[^\"]*\"");

    private static final List<String> FOLDERS = List.of(
            "backend/src/main",
            "backend/src/test",
            "backend/standalone/src",
            "backend/standalone/idp",
            "backend/keycloak/src",
            "frontend/src",
            "frontend/e2e",
            "frontend/worker",
            "docs");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|sql|md|mjs|ts|tsx|css|properties|txt|html)");
    private static final Pattern TEST =
            Pattern.compile(".*(Test\\.java|\\.test\\.tsx?|\\.spec\\.ts|/history/.*\\.java)");

    private final Set<String> rules = matches(RULE, read(ROOT.resolve("docs/rules.md")), match -> match.group(1));
    private final Map<Path, Set<String>> citations = citations();

    @Test
    @DisplayName("every rule that is cited stands in docs/rules.md")
    void citationsResolve() {
        assertTrue(rules.size() > 60, "docs/rules.md lists its rules as \"- **A1** …\"");
        var dangling = new TreeMap<String, String>();
        citations.forEach((file, cited) -> cited.stream()
                .filter(rule -> !rules.contains(rule))
                .forEach(rule -> dangling.merge(rule, ROOT.relativize(file).toString(), (a, b) -> a + ", " + b)));
        assertEquals(Map.of(), dangling);
    }

    @Test
    @DisplayName("every rule is cited by a test")
    void rulesAreTested() {
        var untested = new TreeSet<>(rules);
        citations.forEach((file, cited) -> {
            if (TEST.matcher(file.toString()).matches()) {
                untested.removeAll(cited);
            }
        });
        assertEquals(Set.of(), untested);
    }

    private static Map<Path, Set<String>> citations() {
        return FOLDERS.stream()
                .flatMap(folder -> files(ROOT.resolve(folder)))
                .filter(file -> TEXT.matcher(file.toString()).matches())
                .collect(Collectors.toMap(
                        file -> file,
                        file -> matches(CITATION, DRAWING.matcher(read(file)).replaceAll(""), MatchResult::group)));
    }

    private static Set<String> matches(
            Pattern pattern, String text, java.util.function.Function<MatchResult, String> take) {
        return pattern.matcher(text).results().map(take).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
