package conversations.platform.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.testing.ApiTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class RowsTest {
    private enum Colour {
        DARK_RED
    }

    private record Row(
            UUID userId,
            long count,
            boolean muted,
            Instant writtenAt,
            List<Long> seqs,
            @Nullable Colour colour) {}

    private record Count(long count) {}

    @Inject
    Session session;

    private <R extends Record> R only(String sql, Class<R> type) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Rows.query(session, sql, type).getSingleResult());
    }

    @Test
    @DisplayName("columns go to the components of their names, whatever their order, and others are not read")
    void byName() {
        var row = only("""
                select 'dark_red' as colour, array[cast(3 as bigint), 4] as seqs, 'more' as other, true as muted, cast(7 as bigint) as count,
                    timestamptz '2026-01-02T03:04:05Z' as written_at, cast('00000000-0000-0000-0000-00000000000a' as uuid) as user_id""", Row.class);
        assertEquals(
                new Row(
                        new UUID(0, 10),
                        7,
                        true,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        List.of(3L, 4L),
                        Colour.DARK_RED),
                row);
    }

    @Test
    @DisplayName("what is null stays null; a number that has to be there is a failure without one")
    void nulls() {
        assertNull(only("""
                        select cast(null as text) as colour, array[cast(3 as bigint)] as seqs, true as muted, cast(7 as bigint) as count,
                            now() as written_at, gen_random_uuid() as user_id""", Row.class).colour());
        assertThrows(RuntimeException.class, () -> only("select cast(null as bigint) as count", Count.class));
    }
}
