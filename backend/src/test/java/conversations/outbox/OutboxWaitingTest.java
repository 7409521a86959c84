package conversations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.ApiTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.hibernate.Session;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class OutboxWaitingTest {
    @Inject
    EventLog events;

    @Inject
    Session session;

    @Inject
    MeterRegistry meters;

    private double waiting() {
        return meters.get("conversations.outbox.waiting.seconds").gauge().value();
    }

    @Test
    @DisplayName("the operator sees for how long the oldest event has been waiting to be relayed")
    void waitingSeconds() throws SQLException {
        QuarkusTransaction.begin();
        try {
            session.createNativeMutationQuery("insert into outbox (type, conversation_id, written_at)"
                            + " values ('message.created', gen_random_uuid(), now() - interval '1 hour')")
                    .executeUpdate();
            events.measureWaiting();
            assertEquals(3_600, waiting(), 60);
        } finally {
            // A row that no relay reads.
            QuarkusTransaction.rollback();
        }
        events.measureWaiting();
        assertTrue(waiting() < 60);
    }
}
