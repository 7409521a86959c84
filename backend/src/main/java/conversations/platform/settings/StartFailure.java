package conversations.platform.settings;

import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explains to the operator why the server does not start, if the reason is outside of it. */
public final class StartFailure {
    private StartFailure() {}

    /** The reason in one line, or null if the failure is a fault of the server. */
    public static @Nullable String reason(Throwable failure, Map<String, String> environment) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InvalidSetting wrong -> {
                    return wrong.getMessage();
                }
                case QuarkusBindException bind -> {
                    return "PORT=" + bind.getPort() + ": another program uses this port.";
                }
                case SQLException sql when sql.getCause() instanceof SQLException -> {
                    // The cause has a better message.
                }
                case SQLException sql -> {
                    return database(sql, environment);
                }
                default -> {}
            }
        }
        return null;
    }

    private static @Nullable String database(SQLException failure, Map<String, String> environment) {
        var url = environment
                .getOrDefault("DATABASE_URL", "jdbc:postgresql://localhost:5432/conversations")
                .replaceAll("\\?.*", "?…");
        var user = environment.getOrDefault("DATABASE_USER", "conversations");
        @Nullable String state = failure.getSQLState();
        if (state == null) {
            return null;
        }
        if (state.startsWith("28")) {
            return "DATABASE_USER=" + user + ", DATABASE_PASSWORD: PostgreSQL at " + url
                    + " does not let this user in with this password.";
        }
        if (state.equals("3D000")) {
            return "DATABASE_URL=" + url + ": PostgreSQL has no database of this name.";
        }
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")
                ? "DATABASE_URL=" + url + ": PostgreSQL does not answer there ("
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("") + ")."
                : null;
    }
}
