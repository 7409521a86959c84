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
 * The mover of committed rows from the outbox to the events, whose positions it gives. Every node runs one, and an advisory
 * lock lets one of them move at a time. The lock is taken, the rows are moved and all of it is committed in one statement:
 * a node that stops at any point, for good or for a while, holds nothing between two statements, so the others go on
 * without it, and it can do nothing twice when it wakes up.
 */
@ApplicationScoped
class Relay {
    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_206_111_951L;

    private static final int AT_ONCE = 500;
    /** The longest wait for rows whose writer did not get to say so. */
    private static final int LOOK_MILLIS = 250;
    /** The wait while another node moves: what was committed after it began is left for the next to move. */
    private static final int BUSY_MILLIS = 20;

    private static final int RECONNECT_MILLIS = 1_000;
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private final Semaphore words = new Semaphore(0);
    private final Connections connections;
    private final Counter relayed;
    private volatile boolean running;

    Relay(Connections connections, MeterRegistry meters) {
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

    /** Says that something was committed to the outbox. Returns at once. */
    void wake() {
        words.release();
    }

    private void run() {
        while (running) {
            try {
                work();
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
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void work() throws SQLException, InterruptedException {
        try (var connection = connections.open("relay")) {
            while (running) {
                words.drainPermits();
                switch (move(connection)) {
                    case ALL -> words.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    case BUSY -> Thread.sleep(BUSY_MILLIS);
                    case MORE -> {}
                }
            }
        }
    }

    private enum Moved {
        /** All that was committed when it began. */
        ALL,
        /** As many as are moved at once; there may be more. */
        MORE,
        /** None, because another node moves. */
        BUSY
    }

    /**
     * The rows that the statement sees are from before it had the lock. Those that another node has moved meanwhile are
     * gone when it comes to delete them, and are left out; those committed since are for the next statement.
     * The notification goes out with the commit.
     */
    private Moved move(Connection connection) throws SQLException {
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
            statement.setLong(1, LOCK);
            statement.setInt(2, AT_ONCE);
            statement.setString(3, Events.CHANNEL);
            var rows = statement.executeQuery();
            rows.next();
            var count = rows.getInt(2);
            relayed.increment(count);
            if (!rows.getBoolean(1)) {
                return Moved.BUSY;
            }
            return count < AT_ONCE ? Moved.ALL : Moved.MORE;
        }
    }
}
