package conversations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.time.ApplicationClock;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class EventRetentionTest {
    @Inject
    EventLog events;

    @Inject
    Clock clock;

    private static long remembered(String conversation) {
        return Database.number("select count(*) from event where conversation_id = ?::uuid", conversation);
    }

    private void forget() {
        ApplicationClock.runAt(clock.instant().plus(Duration.ofHours(49)), events::deleteExpired);
    }

    @Test
    @DisplayName(
            "H2 G4 events are forgotten when they are old, but not before everybody has read them who acts on them")
    void forgetting() {
        var ann = Api.person("Ann");
        var conversation = ann.start("Hello", Api.person("Ben"));
        Concurrency.await("it is told", () -> remembered(conversation) > 0);
        Database.update("insert into event_consumer (name, position) select 'slow', min(position) - 1 from event");
        forget();
        assertTrue(remembered(conversation) > 0);
        Database.update("delete from event_consumer where name = 'slow'");
        // The newest stays, and what the others have not read: neither is what came first.
        Concurrency.await("it is read", () -> {
            ann.start("Later", Api.person("Cat"));
            forget();
            return remembered(conversation) == 0;
        });
        assertEquals(0, remembered(conversation));
    }
}
