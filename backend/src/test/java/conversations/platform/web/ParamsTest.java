package conversations.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K2 a parameter is exactly of its form, or 400")
class ParamsTest {
    private enum Colour {
        RED,
        DARK_BLUE
    }

    @Test
    void integers() {
        assertEquals(20, Params.integer("limit", null, 1, 100, 20));
        assertEquals(1, Params.integer("limit", "1", 1, 100, 20));
        assertEquals(100, Params.integer("limit", "100", 1, 100, 20));
        assertEquals(7, Params.integer("limit", "007", 1, 100, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "101",
                "-1",
                "+1",
                "1.0",
                "1e1",
                "0x10",
                " 5",
                "5 ",
                "abc",
                "٣",
                "１",
                "99999999999999999999999",
                "9223372036854775808",
                "4294967297",
                "null",
                "1\n"
            })
    void notIntegers(String value) {
        refused("limit", () -> Params.integer("limit", value, 1, 100, 20));
    }

    @Test
    void seqs() {
        assertNull(Params.seq("before", null));
        assertEquals(0L, Params.seq("before", "0"));
        assertEquals(Long.MAX_VALUE, Params.seq("before", "9223372036854775807"));
        refused("before", () -> Params.seq("before", "9223372036854775808"));
        refused("before", () -> Params.seq("before", "-1"));
    }

    @Test
    void ids() {
        var id = UUID.randomUUID();
        assertEquals(id, Params.uuid("with", id.toString()));
        assertEquals(id, Params.uuid("with", id.toString().toUpperCase(java.util.Locale.ROOT)));
        assertNull(Params.uuid("with", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "me",
                "{00000000-0000-0000-0000-000000000000}",
                "00000000000000000000000000000000",
                "0000000g-0000-0000-0000-000000000000"
            })
    void notIds(String value) {
        refused("with", () -> Params.uuid("with", value));
    }

    @Test
    void constants() {
        assertEquals(Colour.RED, Params.oneOf("c", "red", Colour.class));
        assertEquals(Colour.DARK_BLUE, Params.oneOf("c", "dark_blue", Colour.class));
        assertNull(Params.oneOf("c", null, Colour.class));
        for (var value : new String[] {"", "RED", "Red", " red", "green", "0"}) {
            refused("c", () -> Params.oneOf("c", value, Colour.class));
        }
    }

    @Test
    void booleans() {
        assertEquals(true, Params.bool("unread", "true"));
        assertEquals(false, Params.bool("unread", "false"));
        assertNull(Params.bool("unread", null));
        for (var value : new String[] {"", "TRUE", "1", "yes", "null"}) {
            refused("unread", () -> Params.bool("unread", value));
        }
    }

    @Test
    void searchTexts() {
        assertEquals("", Params.query("q", null));
        assertEquals("a b", Params.query("q", " a b\u3000"));
        assertEquals(400, Params.query("q", "\ud83d\ude00".repeat(200)).length());
        refused("q", () -> Params.query("q", "\ud83d\ude00".repeat(201)));
        refused("q", () -> Params.query("q", "a\u0000"));
        refused("q", () -> Params.query("q", "\ud800"));
    }

    private static void refused(String field, Executable call) {
        var problem = assertThrows(ProblemException.class, call);
        assertEquals(ProblemType.MALFORMED_REQUEST, problem.type());
        var errors = problem.problem().errors();
        assertEquals(field, errors == null ? null : errors.getFirst().field());
    }
}
