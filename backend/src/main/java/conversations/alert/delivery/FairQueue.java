package conversations.alert.delivery;

/**
 * Chooses the rows of a queue that are sent next. Among the due rows, those not tried yet come first; among these, one of
 * each user who caused them, then a second one of each, and so on. So neither failing addresses nor a user who alerts
 * thousands at once hold up the alerts that others cause.
 */
public final class FairQueue {
    private FairQueue() {}

    /**
     * SQL of common table expressions. The last one, {@code due}, holds the ids of at most {@code :limit} rows, which it
     * locks; rows that another node has locked are left out.
     *
     * @param table a table with the columns {@code id, caused_by, attempts, due_at}
     * @param isDue the condition on its columns
     */
    public static String dueRows(String table, String isDue) {
        // The condition is repeated where the rows are locked, because another node may have taken them since. The
        // expression is materialized because a subquery may be run again for each row, and then takes more than the
        // limit.
        return """
                causes as (
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
                """.formatted(table, isDue);
    }
}
