package conversations.platform.problem;

import io.quarkus.oidc.OIDCException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Outages of services that the server depends on. This enum alone tells such failures from faults of the server itself. The
 * log gets one line when an outage begins and one when it ends, however many requests and background workers meet it; the
 * state is kept for the whole process.
 */
public enum Outage {
    DATABASE("The database does not answer", "The database answers again"),
    CONNECTIONS("All connections to the database are in use (DATABASE_CONNECTIONS)", "Connections are free again"),
    IDENTITY_PROVIDER("The identity provider does not answer", "The identity provider answers again");

    /**
     * SQL states of outages: connection exceptions (08), insufficient resources (53), shutting down, crashed or starting
     * (57P), and a standby that accepts no writes (25006).
     */
    private static final List<String> SQL_STATES = List.of("08", "53", "57P", "25006");

    private static final Logger LOG = Logger.getLogger(Outage.class);
    private final String beginMessage;
    private final String endMessage;
    private final AtomicBoolean isReported = new AtomicBoolean();

    Outage(String begins, String ends) {
        this.beginMessage = begins;
        this.endMessage = ends;
    }

    /** The outage that the failure comes from, or null where it is a fault of the server. */
    static @Nullable Outage of(Throwable failure) {
        var toLookAt = new ArrayDeque<Throwable>(List.of(failure));
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        for (var one = toLookAt.poll(); one != null; one = toLookAt.poll()) {
            var outage = seen.add(one) ? classify(one) : null;
            if (outage != null) {
                return outage;
            }
            if (one.getCause() != null && !seen.contains(one.getCause())) {
                toLookAt.add(one.getCause());
            }
            // The reasons of a failed commit are suppressed exceptions.
            toLookAt.addAll(List.of(one.getSuppressed()));
        }
        return null;
    }

    private static @Nullable Outage classify(Throwable failure) {
        return switch (failure) {
            case OIDCException _ -> IDENTITY_PROVIDER;
            case JDBCConnectionException _,
                    SQLTransientConnectionException _,
                    SQLNonTransientConnectionException _,
                    SQLRecoverableException _ -> DATABASE;
            case SQLException sql when isConnection(sql.getSQLState()) -> DATABASE;
            // The pool's exception for a timeout while waiting for a connection.
            case SQLException sql when sql.getCause() instanceof TimeoutException -> CONNECTIONS;
            default -> null;
        };
    }

    private static boolean isConnection(@Nullable String state) {
        return state != null && SQL_STATES.stream().anyMatch(state::startsWith);
    }

    /** Whether the failure is an outage; logs the beginning of one. */
    public static boolean report(Throwable failure) {
        var outage = of(failure);
        if (outage == null) {
            return false;
        }
        if (!outage.isReported.getAndSet(true)) {
            LOG.warnf("%s: %s", outage.beginMessage, rootMessage(failure));
            LOG.debug("The cause", failure);
        }
        return true;
    }

    /** Logs the failure of a background worker: an outage by its one line, any other failure with its stack trace. */
    public static void log(Logger log, Throwable failure, String what) {
        if (!report(failure)) {
            log.error(what, failure);
        }
    }

    /** Ends the outage, because the service answers. */
    public void end() {
        if (isReported.get() && isReported.getAndSet(false)) {
            LOG.info(endMessage);
        }
    }

    /** The first line of the root cause's message. */
    private static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
