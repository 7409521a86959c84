package conversations.person;

import static java.util.Objects.requireNonNull;

import conversations.outbox.EventReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that the identity provider has ended. They are stored in the database for all nodes; each node keeps those of
 * the last day in memory, so that checking a request takes no statement, and is notified of new ones by NOTIFY.
 */
@ApplicationScoped
public class EndedSessions implements EventReader {
    /** The time for which ended sessions are stored; older tokens are not accepted (quarkus.oidc.token.age). */
    static final Duration RETENTION = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(EndedSessions.class);
    private static final String CHANNEL = "sign_out";
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<String, SubjectSignOut> subjects = new ConcurrentHashMap<>();
    private final AtomicBoolean isRefreshPending = new AtomicBoolean();
    private final Session database;
    private final AgroalDataSource dataSource;
    private final Event<SessionsEnded> sessionsEndedEvent;
    private final Clock clock;
    /** The transaction before which all others had ended at the last refresh. */
    private String seenThrough = "0";

    EndedSessions(Session database, AgroalDataSource dataSource, Event<SessionsEnded> sessionsEndedEvent, Clock clock) {
        this.database = database;
        this.dataSource = dataSource;
        this.sessionsEndedEvent = sessionsEndedEvent;
        this.clock = clock;
    }

    /** Fired on this node when sessions have ended: streams that were opened with their tokens must be closed. */
    public record SessionsEnded() {}

    /** @param issuedUntil tokens issued up to then are refused */
    private record SubjectSignOut(Instant issuedUntil, Instant at) {}

    /** A row of the refresh; without a session and a subject if nothing is new. */
    private record Row(
            String seen,
            @Nullable String session,
            @Nullable String subject,
            @Nullable Instant issuedUntil,
            @Nullable Instant at) {}

    /** Whether the identity provider has ended this session. */
    public boolean hasEnded(TokenSession session) {
        if (session.id() != null && sessions.containsKey(session.id())) {
            return true;
        }
        var subject = subjects.get(session.subject());
        return subject != null && !session.issuedAt().isAfter(subject.issuedUntil());
    }

    /**
     * Ends the sessions that the token names: on this node before it returns, on the others a moment later. A repeated token
     * changes nothing.
     */
    void end(LogoutToken token) {
        store(token);
        refresh();
    }

    @Transactional
    void store(LogoutToken token) {
        var statement = token.session() != null
                ? database.createNativeMutationQuery(
                                "insert into sign_out (session_id, at) values (:session, :at) on conflict do nothing")
                        .setParameter("session", token.session())
                : database.createNativeMutationQuery("""
                                insert into sign_out (subject, issued_until, at) values (:subject, :until, :at)
                                on conflict (subject) do update
                                set issued_until = excluded.issued_until, at = excluded.at, written_by = excluded.written_by
                                where sign_out.issued_until < excluded.issued_until""")
                        .setParameter("subject", token.subject())
                        .setParameter("until", token.issuedAt());
        statement.setParameter("at", clock.instant()).executeUpdate();
        database.createNativeQuery("select cast(pg_notify(:channel, '') as text)", String.class)
                .setParameter("channel", CHANNEL)
                .getResultList();
    }

    void start(@Observes StartupEvent event) {
        refresh();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void poll() {
        if (isRefreshPending.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> {
                isRefreshPending.set(false);
                try {
                    refresh();
                } catch (RuntimeException e) {
                    LOG.warnf("Ended sessions could not be read; trying again: %s", e.getMessage());
                }
            });
        }
    }

    /** Reads the rows committed since the last refresh, in whatever order they were committed. */
    private synchronized void refresh() {
        try {
            var isNew = false;
            for (var row : newRows()) {
                seenThrough = row.seen();
                isNew |= remember(row);
            }
            if (isNew) {
                sessionsEndedEvent.fire(new SessionsEnded());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean remember(Row row) {
        if (row.at() == null) {
            return false;
        }
        if (row.session() != null) {
            return sessions.put(row.session(), row.at()) == null;
        }
        var subject = new SubjectSignOut(requireNonNull(row.issuedUntil()), row.at());
        return !subject.equals(subjects.put(requireNonNull(row.subject()), subject));
    }

    private List<Row> newRows() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select cast(pg_snapshot_xmin(pg_current_snapshot()) as text), session_id, subject, issued_until, at
                        from (select 1) as one left join sign_out on written_by >= cast(? as xid8)""")) {
            statement.setString(1, seenThrough);
            var rows = new ArrayList<Row>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            instant(found, 4),
                            instant(found, 5)));
                }
            }
            return rows;
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Deletes sessions whose tokens have all expired. */
    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void deleteExpired() {
        var before = clock.instant().minus(RETENTION);
        database.createNativeMutationQuery("delete from sign_out where at < :before")
                .setParameter("before", before)
                .executeUpdate();
        sessions.values().removeIf(before::isAfter);
        subjects.values().removeIf(subject -> subject.at().isBefore(before));
    }
}
