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
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Moves what is committed from the outbox to the events and so gives it its place. One relay at a time in the whole
 * system: whoever holds the advisory lock, which ends with the connection that also does the work. So a node that dies
 * lets go of it, within a minute where its whole machine is gone, and can't do half of anything.
 */
@ApplicationScoped
class Relay {
    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_206_111_951L;

    private static final int AT_ONCE = 500;
    /** The longest that something waits whose word got lost. */
    private static final int LOOK_MILLIS = 250;

    private static final int APPLY_MILLIS = 1_000;
    private static final Logger LOG = Logger.getLogger(Relay.class);
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
    }

    private void run() {
        while (running) {
            try (var connection = connections.open("relay")) {
                if (isMine(connection)) {
                    work(connection);
                }
            } catch (SQLException e) {
                if (running) {
                    Outage.log(LOG, e, "The outbox can't be read; trying again");
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(APPLY_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private static boolean isMine(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private void work(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Wake.CHANNEL);
        }
        var words = connection.unwrap(PGConnection.class);
        while (running) {
            if (move(connection) < AT_ONCE) {
                words.getNotifications(LOOK_MILLIS);
            }
        }
    }

    /** How many there were. The word goes out with the commit. */
    private int move(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
            with taken as (
                delete from outbox where id in (select id from outbox order by id limit ?)
                returning *
            ), placed as (
                insert into event (type, conversation_id, seq, only_users, except_users, at, written_by)
                select type, conversation_id, seq, only_users, except_users, written_at, written_by from taken order by id
                returning position
            )
            select count(*), case when count(*) > 0 then pg_notify(?, '') end from placed\
            """)) {
            statement.setInt(1, AT_ONCE);
            statement.setString(2, Events.CHANNEL);
            var rows = statement.executeQuery();
            rows.next();
            relayed.increment(rows.getInt(1));
            return rows.getInt(1);
        }
    }
}
