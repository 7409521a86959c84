package conversations.sidebar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {
    @ParameterizedTest
    @ValueSource(strings = {"10:20:10,14,15", "10:10:", "9223372036:9223372040:9223372038"})
    void roundTrip(String snapshot) {
        var asOf = new AsOf(snapshot);
        assertEquals(asOf, AsOf.decode(asOf.encode()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                ":1:",
                "1:1",
                "1:1:,",
                "0:1:",
                "2:1:",
                "1:5:5",
                "3:5:2",
                "1:9:4,3",
                "1:9:3,3",
                "-1:1:",
                "1|1:1:",
                "1:1:1; drop table entry",
                "1:1:\n",
                "٣:٣:",
                "1:99999999999999999999:",
                "1:1:'",
                "null",
                "{}"
            })
    @DisplayName("K2 a value that this server did not make is 400, and never reaches the database")
    void hostile(String text) {
        refused(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "%", "=", "====", "MTIz\n", "ä", "\ud800"})
    void notBase64(String text) {
        refused(text);
    }

    @Test
    @DisplayName("K1 a value of half a megabyte costs an error, not the stack")
    void huge() {
        var running = IntStream.range(2, 60_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var text = "1:100000:" + running;
        var asOf = new AsOf(text);
        assertEquals(asOf, AsOf.decode(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        refused(Base64.getUrlEncoder().encodeToString((text + ",").getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String encoded) {
        var problem = assertThrows(ProblemException.class, () -> AsOf.decode(encoded));
        assertEquals(ProblemType.MALFORMED_REQUEST, problem.type());
        assertEquals(
                "asOf",
                problem.problem().errors() == null
                        ? ""
                        : problem.problem().errors().getFirst().field());
    }
}
