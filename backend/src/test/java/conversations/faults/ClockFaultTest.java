package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CountConsistency;
import conversations.testing.EventStreamClient;
import conversations.testing.Tokens;
import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The node's clock set back, by an hour and by nearly a day, and put right again, while people talk. Their tokens are older
 * than that, because one that is issued in the future by the node's clock is refused, and one of more than a day too.
 */
@ApiTest
@Tag("faults")
class ClockFaultTest {
    private static final int EACH = 10;
    private static final List<Duration> OFFSETS =
            List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofHours(-23), Duration.ZERO);
    private static final int TOKEN_AGE_MINUTES = 23 * 60 + 30;

    private static Api person(String name) {
        return Api.holding(
                Tokens.token(name + "-of-an-old-token", claims -> claims.setIssuedAt(minutesAgo(TOKEN_AGE_MINUTES))));
    }

    private static NumericDate minutesAgo(int minutes) {
        return NumericDate.fromMilliseconds(
                System.currentTimeMillis() - Duration.ofMinutes(minutes).toMillis());
    }

    @Test
    @DisplayName("C3 B1 B6 E1 H2 the order, the counts and the events stay right when the clock is set back")
    void setBack() {
        var ann = person("ann");
        var ben = person("ben");
        var cat = person("cat");
        var conversation = ann.start("Message 0", ben);
        var path = "/conversations/" + conversation;
        var said = new ArrayList<String>(List.of("Message 0"));
        try (var anns = EventStreamClient.of(ann)) {
            for (var offset : OFFSETS) {
                QuarkusMock.installMockForType(
                        Clock.tick(Clock.offset(Clock.systemUTC(), offset), Duration.ofMillis(1)), Clock.class);
                for (var i = 0; i < EACH; i++) {
                    said.add("Message " + said.size());
                    (i % 2 == 0 ? ann : ben).say(conversation, said.getLast());
                }
                ben.post(path + "/read", Map.of()).then().statusCode(200);
                ben.request().delete(path).then().statusCode(204);
                ben.post(path + "/restore-copy", Map.of()).then().statusCode(200);
                ann.post(path + "/participants", Map.of("userIds", Api.ids(cat)))
                        .then()
                        .statusCode(200);
                ann.request().delete(path + "/participants/" + cat.id()).then().statusCode(204);
            }
            var timeline = ann.ok(path + "/messages?limit=100");
            var seqs = timeline.getList("items.seq", Integer.class);
            assertEquals(IntStream.rangeClosed(1, seqs.size()).boxed().toList(), seqs);
            assertEquals(said, timeline.getList("items.findAll { it.kind == 'message' }.text", String.class));
            var times = timeline.getList("items.at", String.class).stream()
                    .map(Instant::parse)
                    .toList();
            assertEquals(times.stream().sorted().toList(), times, "times do not go back within a conversation");
            var heard = new ArrayList<Long>();
            while (heard.size() < seqs.size() - 1) {
                var event = anns.event();
                if (event.data().has("seq") && !event.name().equals("alert")) {
                    heard.add(event.seq());
                }
            }
            assertEquals(
                    IntStream.rangeClosed(2, seqs.size())
                            .mapToObj(Long::valueOf)
                            .toList(),
                    heard);
        }
        CountConsistency.check();
        System.out.printf(
                "The clock set back by an hour and by 23 hours: %d messages, each once and in order%n", said.size());
    }
}
