package conversations.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SIZE = 1_000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=100-199, 100, 199",
        "bytes=100-, 100, 999",
        "bytes=-100, 900, 999",
        "bytes=999-, 999, 999",
        "bytes=0-5000, 0, 999",
        "bytes=-5000, 0, 999",
        "bytes=000000000000000000007-8, 7, 8",
        "bytes=5-99999999999999999999999, 5, 999",
        "bytes=-99999999999999999999999, 0, 999",
        "Bytes= 5-9 , 5, 9"
    })
    @DisplayName("I1 one part of a file, cut to its size")
    void one(String header, long first, long last) {
        assertEquals(new ByteRange(first, last), ByteRange.of(header, SIZE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=9-5",
                "bytes=-",
                "bytes=",
                "bytes",
                "lines=1-2",
                "bytes=a-b",
                "bytes=1-2-3",
                "bytes=٣-٤",
                ""
            })
    @DisplayName("I1 several parts, another unit, and what is malformed: the whole file (RFC 9110, 14.2)")
    void ignored(String header) {
        assertNull(ByteRange.of(header, SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999999-"})
    @DisplayName("I1 a part that lies behind the end is 416")
    void behindTheEnd(String header) {
        var refused = assertThrows(ProblemException.class, () -> ByteRange.of(header, SIZE));
        assertEquals(ProblemType.RANGE_NOT_SATISFIABLE, refused.type());
    }

    @Test
    @DisplayName("I1 without the header it is the whole file")
    void none() {
        assertNull(ByteRange.of(null, SIZE));
        assertEquals("bytes 100-199/1000", new ByteRange(100, 199).of(SIZE));
        assertEquals(100, new ByteRange(100, 199).length());
    }
}
