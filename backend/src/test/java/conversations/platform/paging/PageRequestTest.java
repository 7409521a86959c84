package conversations.platform.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K2 a cursor belongs to its list")
class PageRequestTest {
    private static final PageRequest FIRST = PageRequest.of(null, null, 2, "users", "ann", "q");

    @Test
    void firstPage() {
        assertEquals(20, FIRST.limit());
        assertNull(FIRST.after());
        assertEquals(100, PageRequest.of(null, "100", 2, "users").limit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "", "x"})
    void limits(String limit) {
        assertThrows(ProblemException.class, () -> PageRequest.of(null, limit, 2, "users"));
    }

    @Test
    void goesOnWhereItWas() {
        assertEquals(
                List.of("Müller", "42"),
                next(FIRST.cursorAfter(List.of("Müller", "42")), "users", "ann", "q")
                        .after());
    }

    @Test
    @DisplayName("cursors work with any text in the sort key, also with the separator")
    void anyKey() {
        for (var key : List.of("", "\u001f", "a\u001fb\u001f", "\u001e", "\\", "%", "\ud83d\ude00", "a|b", "\"")) {
            assertEquals(
                    List.of(key, "42"),
                    next(FIRST.cursorAfter(List.of(key, "42")), "users", "ann", "q")
                            .after());
        }
    }

    @Test
    void anotherListIsRefused() {
        var cursor = FIRST.cursorAfter(List.of("a", "b"));
        refused(cursor, "records", "ann", "q");
        refused(cursor, "users", "ben", "q");
        refused(cursor, "users", "ann", "other");
        refused(cursor, "users", "ann", null);
        refused(FIRST.cursorAfter(List.of("a")), "users", "ann", "q");
        refused(FIRST.cursorAfter(List.of("a", "b", "c")), "users", "ann", "q");
        refused(FIRST.cursorAfter(List.of("a\0", "b")), "users", "ann", "q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAA", "=", "null", "é", "\ud800", "eyJhIjoxfQ=="})
    void garbageIsRefused(String cursor) {
        refused(cursor, "users", "ann", "q");
    }

    @Test
    void pagesSayWhetherThereIsMore() {
        var two = PageRequest.of(null, "2", 1, "numbers");
        var page = Page.of(List.of(1, 2, 3), two, number -> List.of(String.valueOf(number)), rows -> rows);
        assertEquals(List.of(1, 2), page.items());
        assertNotNull(page.nextCursor());
        assertEquals(
                List.of("2"),
                PageRequest.of(page.nextCursor(), "2", 1, "numbers").after());
        assertNull(
                Page.of(List.of(1, 2), two, number -> List.of(), rows -> rows).nextCursor());
    }

    @Test
    void needsNoEscapingInAUrl() {
        assertTrue(FIRST.cursorAfter(List.of("a\nb", "\u001f", "ü?&=/+")).matches("[A-Za-z0-9._-]+"));
    }

    private static PageRequest next(String cursor, @Nullable Object... list) {
        return PageRequest.of(cursor, null, 2, list);
    }

    private static void refused(String cursor, @Nullable Object... list) {
        assertEquals(
                ProblemType.MALFORMED_REQUEST,
                assertThrows(ProblemException.class, () -> next(cursor, list)).type());
    }
}
