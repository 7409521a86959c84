package conversations.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.oidc.OIDCException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K1 an outage is told from a fault of the server")
class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08006", "53300", "53100", "57P01", "57P02", "57P03", "25006"})
    void theDatabaseDoesNotAnswer(String state) {
        assertEquals(Outage.DATABASE, Outage.of(new IllegalStateException(new SQLException("away", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22P02", "57014", "40P01"})
    void theDatabaseRefusesWhatWeSent(String state) {
        assertNull(Outage.of(new IllegalStateException(new SQLException("wrong", state))));
    }

    @Test
    void noConnectionIsFree() {
        assertEquals(
                Outage.CONNECTIONS,
                Outage.of(new SQLException(
                        "Acquisition timeout while waiting for new connection", new TimeoutException())));
    }

    @Test
    void aCommitFails() {
        var failure = new RollbackException("could not commit");
        failure.addSuppressed(new SQLException("gone", "08006"));
        assertEquals(Outage.DATABASE, Outage.of(new IllegalStateException(failure)));
    }

    @Test
    void theIdentityProviderDoesNotAnswer() {
        assertEquals(Outage.IDENTITY_PROVIDER, Outage.of(new OIDCException(new ConnectException("refused"))));
    }

    @Test
    void ourOwn() {
        for (var failure : new Exception[] {
            new NullPointerException(), new IllegalStateException(new IOException("x")), new SQLException("no state")
        }) {
            assertNull(Outage.of(failure));
        }
    }

    @Test
    void circles() {
        var one = new IllegalStateException();
        one.addSuppressed(new IllegalStateException(one));
        assertNull(Outage.of(one));
    }
}
