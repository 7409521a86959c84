package conversations.outbox;

import conversations.platform.problem.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Moves committed rows from the outbox to the event table and gives them their positions. Every node runs one relay, and an
 * advisory lock lets one of them work at a time. One statement takes the lock, moves the rows and commits: a node that stops
 * at any point, for good or for a while, holds nothing between two statements, so the others continue without it, and it
 * repeats nothing when it continues.
 */
@ApplicationScoped
class OutboxRelay {
    /** An arbitrary number that no other lock of this database uses. */
    private static final long ADVISORY_LOCK_ID = 7_206_111_951L;

    private static final int BATCH_SIZE = 500;
    /** The longest wait for rows whose writer died before it woke the relay. */
    private static final int POLL_INTERVAL_MILLIS = 250;
    /** The wait while another node relays; it leaves rows that were committed after its statement began. */
    private static final int LOCK_RETRY_MILLIS = 20;

    private static final int RECONNECT_DELAY_MILLIS = 1_000;
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private final Semaphore wakeUps = new Semaphore(0);
    private final DedicatedConnections connections;
    private final Counter relayed;
    private volatile boolean running;

    OutboxRelay(DedicatedConnections connections, MeterRegistry meters) {
        this.connections = connections;
        relayed = meters.counter("conversations.outbox.relayed");
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        wake();
    }

    /** Wakes the relay because rows were committed to the outbox. Returns at once. */
    void wake() {
        wakeUps.release();
    }

    private void run() {
        while (running) {
            try {
                relayLoop();
            } catch (SQLException e) {
                if (running) {
                    Outage.log(LOG, e, "The outbox can't be read; trying again");
                    pause();
                }
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT_DELAY_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void relayLoop() throws SQLException, InterruptedException {
        try (var connection = connections.open("relay")) {
            while (running) {
                wakeUps.drainPermits();
                switch (relayBatch(connection)) {
                    case DRAINED -> wakeUps.tryAcquire(POLL_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                    case LOCKED_ELSEWHERE -> Thread.sleep(LOCK_RETRY_MILLIS);
                    case FULL_BATCH -> {}
                }
            }
        }
    }

    private enum BatchResult {
        /** All rows that were committed when the statement began. */
        DRAINED,
        /** A full batch; there may be more rows. */
        FULL_BATCH,
        /** No rows, because another node holds the lock. */
        LOCKED_ELSEWHERE
    }

    /**
     * Moves one batch. The statement sees rows as of before it had the lock: rows that another node has moved since are gone
     * when they are to be deleted, and are left out; rows committed since are left for the next statement. The notification
     * is sent by the commit.
     */
    private BatchResult relayBatch(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with turn as materialized (
                    select pg_try_advisory_xact_lock(?) as mine
                ), taken as (
                    delete from outbox where (select mine from turn)
                    and id in (select id from outbox order by id limit ?)
                    returning *
                ), placed as (
                    insert into event (type, conversation_id, seq, only_users, except_users, at, written_by, cause, everywhere)
                    select type, conversation_id, seq, only_users, except_users, written_at, written_by, cause, everywhere
                    from taken order by id
                    returning position
                )
                select (select mine from turn), count(*), case when count(*) > 0 then pg_notify(?, '') end from placed""")) {
            statement.setLong(1, ADVISORY_LOCK_ID);
            statement.setInt(2, BATCH_SIZE);
            statement.setString(3, EventLog.CHANNEL);
            var rows = statement.executeQuery();
            rows.next();
            var count = rows.getInt(2);
            relayed.increment(count);
            if (!rows.getBoolean(1)) {
                return BatchResult.LOCKED_ELSEWHERE;
            }
            return count < BATCH_SIZE ? BatchResult.DRAINED : BatchResult.FULL_BATCH;
        }
    }
}
