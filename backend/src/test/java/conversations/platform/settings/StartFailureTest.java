package conversations.platform.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the reason for which the server does not start is reported in one line")
class StartFailureTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("DATABASE_URL", "jdbc:postgresql://db/talk?password=x", "DATABASE_USER", "talk");

    private static String reason(Throwable failure) {
        return String.valueOf(StartFailure.reason(new IllegalStateException(failure), ENVIRONMENT));
    }

    @Test
    void noDatabase() {
        assertEquals(
                "DATABASE_URL=jdbc:postgresql://db/talk?…: PostgreSQL does not answer there (Connection refused).",
                reason(new SQLException("Connection refused", "08001", new ConnectException())));
    }

    @Test
    void wrongPassword() {
        assertEquals(
                "DATABASE_USER=talk, DATABASE_PASSWORD: PostgreSQL at jdbc:postgresql://db/talk?… does not let this"
                        + " user in with this password.",
                reason(new SQLException("no", "28P01")));
    }

    @Test
    void noSuchDatabase() {
        assertEquals(
                "DATABASE_URL=jdbc:postgresql://db/talk?…: PostgreSQL has no database of this name.",
                reason(new SQLException("Wrapped", "3D000", new SQLException("no", "3D000"))));
    }

    @Test
    void wrongSetting() {
        assertEquals("VAPID_SUBJECT must be …", reason(new InvalidSetting("VAPID_SUBJECT must be …")));
    }

    @Test
    @DisplayName("a fault of the server is no setting's")
    void fault() {
        assertNull(StartFailure.reason(new IllegalStateException(new SQLException("syntax", "42601")), ENVIRONMENT));
        assertNull(StartFailure.reason(new NullPointerException(), ENVIRONMENT));
    }
}
