package conversations.alert.delivery;

import conversations.platform.rows.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/**
 * A table as a queue of deliveries, from which the nodes claim rows: for the length of a lease a row is its claimer's alone, and
 * one that is not settled by then is claimed again, as after the death of its node. Among the due rows, those not tried yet come
 * first; among these, one of each user who caused them, then a second one of each, and so on. So neither failing addresses nor a
 * user who alerts thousands at once hold up the alerts that others cause.
 *
 * @param <R> a claimed row
 */
public final class ClaimQueue<R extends Record> {
    /**
     * The tolerated difference of clocks. A row from further in the future was written before the clock was set back, and is
     * sent now instead of waiting for that time.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final Duration lease;
    private final String sql;
    private final Class<R> row;

    /**
     * @param table a table with the columns {@code id, caused_by, attempts, created_at, due_at}
     * @param isWaiting the condition on the columns of rows that are still to be sent
     * @param update counts the attempt, sets {@code due_at} to {@code :lease} and returns the rows whose ids are in {@code due}
     */
    public ClaimQueue(String table, String isWaiting, Duration lease, String update, Class<R> row) {
        this.lease = lease;
        this.row = row;
        var isDue = isWaiting + " and (due_at <= :now or attempts = 0 and created_at > :ahead)";
        // The condition is repeated where the rows are locked, because another node may have taken them since. The
        // expression is materialized because a subquery may be run again for each row, and then takes more than the
        // limit.
        sql = """
                with causes as (
                    select distinct caused_by from %1$s where %2$s
                ), turns as (
                    select candidate.id, candidate.attempts as tried, candidate.due_at as since,
                        row_number() over (partition by candidate.caused_by order by candidate.attempts, candidate.due_at) as turn
                    from causes cross join lateral (
                        select * from %1$s where caused_by = causes.caused_by and %2$s
                        order by attempts, due_at limit :limit) candidate
                ), due as materialized (
                    select id from %1$s join turns using (id) where %2$s
                    order by tried, turn, since limit :limit for update of %1$s skip locked
                )
                """.formatted(table, isDue) + update;
    }

    /** Claims rows that are due, at most {@code limit}; those that another node has locked are left out. */
    public List<R> claim(Session session, Instant now, int limit) {
        return Rows.query(session, sql, row)
                .setParameter("now", now)
                .setParameter("ahead", now.plus(CLOCK_TOLERANCE))
                .setParameter("lease", now.plus(lease))
                .setParameter("limit", limit)
                .getResultList();
    }
}
