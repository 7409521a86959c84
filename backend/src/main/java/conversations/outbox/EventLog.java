package conversations.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** Reads the table of events, and deletes expired ones. */
@ApplicationScoped
public class EventLog {
    /** The notification channel for new events. */
    public static final String CHANNEL = "event";

    private static final String COLUMNS =
            "select position, type, conversation_id, seq, only_users, except_users, cast(written_by as text) as written_by, cause, everywhere from event ";
    private final AgroalDataSource dataSource;
    private final Session session;
    private final Clock clock;
    private final Duration retention;
    private final AtomicLong waitingSeconds = new AtomicLong();

    EventLog(
            AgroalDataSource dataSource,
            Session session,
            Clock clock,
            @ConfigProperty(name = "conversations.events.kept") Duration kept,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.session = session;
        this.clock = clock;
        this.retention = kept;
        meters.gauge("conversations.outbox.waiting.seconds", waitingSeconds);
    }

    /**
     * Measures how long the oldest row of the outbox has been waiting. While this grows, no events are delivered and nobody
     * is alerted.
     */
    @Scheduled(every = "15s")
    void measureWaiting() throws SQLException {
        waitingSeconds.set(queryNumber(
                "select cast(coalesce(extract(epoch from now() - min(written_at)), 0) as bigint) from outbox"));
    }

    /** The current snapshot: which transactions are committed now. */
    public Snapshot currentSnapshot() throws SQLException {
        return Snapshot.of(queryText("select cast(pg_current_snapshot() as text)"));
    }

    /** The position of the newest event, 0 if there is none. */
    public long lastPosition() throws SQLException {
        return queryNumber("select coalesce(max(position), 0) from event");
    }

    /** The age in seconds of the first event after {@code position}, 0 if there is none. */
    public double secondsWaitingAfter(long position) throws SQLException {
        return Double.parseDouble(
                queryText("select coalesce(extract(epoch from now() - (select at from event where position > "
                        + position + " order by position limit 1)), 0)"));
    }

    /** The events after {@code position}, in order, at most {@code limit}. */
    public List<Event> eventsAfter(long position, int limit) throws SQLException {
        return queryEvents(COLUMNS + "where position > ? order by position limit ?", position, limit);
    }

    /** The events between the two positions that may be addressed to {@code user}, in order, at most {@code limit}. */
    public List<Event> eventsMissedBy(UUID user, long after, long through, int limit) throws SQLException {
        return queryEvents(COLUMNS + """
                where position > ? and position <= ? and (only_users @> array[?] or everywhere or only_users is null
                    and not (? = any(except_users))
                    and conversation_id in (select conversation_id from participation where user_id = ?))
                order by position limit ?""", after, through, user, user, user, limit);
    }

    /** Whether all events after {@code position} are still stored. */
    public boolean retains(long position) throws SQLException {
        var oldest = queryNumber("select coalesce(min(position), 0) from event");
        return oldest == 0 ? position == 0 : oldest <= position + 1 && position <= lastPosition();
    }

    /**
     * Deletes events older than the retention time. The newest event stays, so that there is always a last position; events
     * that a consumer has not read yet stay too.
     */
    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void deleteExpired() {
        session.createNativeMutationQuery("""
                        delete from event where at < :before and position < (select max(position) from event)
                        and position <= all (select position from event_consumer)""")
                .setParameter("before", clock.instant().minus(retention))
                .executeUpdate();
    }

    private long queryNumber(String sql) throws SQLException {
        return Long.parseLong(queryText(sql));
    }

    private String queryText(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /**
     * Queries by plain JDBC instead of a Hibernate session, because this runs very often and reads rows that never change.
     */
    private List<Event> queryEvents(String sql, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var events = new ArrayList<Event>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(readEvent(rows));
                }
            }
            return events;
        }
    }

    private static Event readEvent(ResultSet row) throws SQLException {
        var only = row.getArray("only_users");
        var cause = row.getString("cause");
        return new Event(
                row.getLong("position"),
                EventType.of(row.getString("type")),
                row.getObject("conversation_id", UUID.class),
                row.getObject("seq", Long.class),
                only == null ? null : readUsers(only),
                readUsers(row.getArray("except_users")),
                Long.parseLong(row.getString("written_by")),
                cause == null ? null : ChangeCause.of(cause),
                row.getBoolean("everywhere"));
    }

    private static Set<UUID> readUsers(Array array) throws SQLException {
        return Set.of((UUID[]) array.getArray());
    }
}
