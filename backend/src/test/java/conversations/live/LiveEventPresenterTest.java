package conversations.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.outbox.Event;
import conversations.outbox.EventType;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.Json;
import conversations.testing.StatementCounter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cost of an event does not depend on the number of its receivers. */
@ApiTest
class LiveEventPresenterTest {
    @Inject
    LiveEventPresenter watching;

    private final Api ann = Api.person("Ann");

    private static Event event(long position, EventType type, String conversation, long seq, Set<UUID> only) {
        return new Event(position, type, UUID.fromString(conversation), seq, only.isEmpty() ? null : only, Set.of(), 1);
    }

    /** A message with its alerts, and a change of the conversation, as often as there are entries. */
    private static List<Event> events(String conversation, int entries, List<Api> people) {
        var users = people.stream().map(Api::id).collect(Collectors.toSet());
        var events = new ArrayList<Event>();
        for (var seq = 2; seq < 2 + entries; seq++) {
            events.add(event(3L * seq, EventType.MESSAGE_CREATED, conversation, seq, Set.of()));
            events.add(event(3L * seq + 1, EventType.ALERT, conversation, seq, users));
            events.add(event(3L * seq + 2, EventType.CONVERSATION_CHANGED, conversation, seq, Set.of()));
        }
        return events;
    }

    private String talk(Map<String, ?> start, List<Api> later, int entries) {
        var conversation = ann.start(start);
        for (var person : later) {
            ann.post("/conversations/" + conversation + "/participants", Map.of("userIds", Api.ids(person)))
                    .then()
                    .statusCode(200);
        }
        for (var i = 0; i < entries; i++) {
            ann.say(conversation, "Message " + i);
        }
        return conversation;
    }

    @Test
    @DisplayName(
            "G5 H1 one event shown to one person costs as many statements as many events shown to many who joined one by one")
    void sidebars() {
        var ben = Api.person("Ben");
        var small = talk(Map.of("message", "Hello", "participantIds", Api.ids(ben)), List.of(), 1);
        var few = StatementCounter.here(() -> {
            var seen = watching.presentInSidebars(events(small, 1, List.of(ben)), user -> true);
            assertTrue(seen.values().stream().allMatch(byUser -> byUser.containsKey(ben.id())));
        });
        var people = Api.people(15);
        var large = talk(Map.of("message", "Hello", "participantIds", Api.ids(ben)), people, 5);
        var newest = ann.conversation(large).getInt("lastSeq");
        var events = events(large, 1, people).stream()
                .flatMap(event -> IntStream.rangeClosed(newest - 4, newest)
                        .mapToObj(seq -> event(
                                10L * event.position() + seq,
                                event.type(),
                                large,
                                seq,
                                event.onlyUsers() == null ? Set.of() : event.onlyUsers())))
                .toList();
        var many = StatementCounter.here(() -> {
            var seen = watching.presentInSidebars(events, user -> true);
            assertTrue(seen.values().stream().allMatch(byUser -> byUser.size() >= people.size()));
            seen.forEach((event, byUser) -> byUser.values()
                    .forEach(shown -> assertEquals(
                            event.type() == EventType.CONVERSATION_CHANGED, shown.conversation() != null)));
        });
        assertEquals(few, many);
        assertTrue(few <= 20, () -> "an event costs " + few + " statements");
    }

    @Test
    @DisplayName("D4 D5 the pop-up of a removal that is sent late names the conversation as it was then")
    void removedBeforeItWasRenamed() {
        var ben = Api.person("Ben");
        var cat = Api.person("Cat");
        var people = List.of(ben, cat, Api.person("Dan"));
        for (var subject : new String[] {"Deal", null}) {
            var conversation =
                    ann.start(Json.object("message", "Hello", "subject", subject, "participantIds", ids(people)));
            ann.request()
                    .delete("/conversations/" + conversation + "/participants/" + ben.id())
                    .then()
                    .statusCode(204);
            ann.patch("/conversations/" + conversation, Map.of("subject", "Secret"));
            ann.request().delete("/conversations/" + conversation + "/participants/" + cat.id());
            var removal = event(1, EventType.ALERT, conversation, 2, Set.of(ben.id()));
            var byUser = Objects.requireNonNull(
                    watching.presentInSidebars(List.of(removal), user -> true).get(removal));
            var alert = Objects.requireNonNull(
                    Objects.requireNonNull(byUser.get(ben.id())).alert());
            assertEquals(subject, alert.subject());
            assertEquals(subject == null ? 3 : 0, alert.others().size());
        }
    }

    private static List<String> ids(List<Api> people) {
        return Api.ids(people.toArray(Api[]::new));
    }

    @Test
    @DisplayName(
            "F1 H1 an event in one tab costs as many statements as many events in the tabs of many records, open to many")
    void tabs() {
        var ben = Api.person("Ben");
        var one = CrmRecords.record("account", "Acme");
        var small = talk(
                Map.of("message", "Hello", "participantIds", Api.ids(ben), "about", List.of(one.ref())), List.of(), 1);
        var few = StatementCounter.here(() -> {
            var seen = watching.presentInTabs(events(small, 1, List.of(ben)), Map.of(key(one), Set.of(ann.id())));
            assertEquals(2, seen.size());
        });
        var records = IntStream.range(0, 19)
                .mapToObj(number -> CrmRecords.record("account", "Record " + number))
                .toList();
        var large = talk(
                Map.of(
                        "message",
                        "Hello",
                        "participantIds",
                        Api.ids(ben),
                        "about",
                        records.stream().map(CrmRecords.Item::ref).toList()),
                List.of(),
                5);
        var readers = Stream.concat(Stream.of(ann, ben), Api.people(5).stream()).toList();
        var open = new HashMap<RecordKey, Set<UUID>>();
        records.forEach(
                record -> open.put(key(record), readers.stream().map(Api::id).collect(Collectors.toSet())));
        var many = StatementCounter.here(() -> {
            var seen = watching.presentInTabs(events(large, 5, List.of(ben)), open);
            assertEquals(10, seen.size());
            seen.values().forEach(byUser -> {
                assertEquals(readers.size(), byUser.size());
                byUser.values().forEach(shown -> assertEquals(open.keySet(), shown.tabs()));
            });
        });
        assertEquals(few, many);
        assertTrue(few <= 20, () -> "an event costs " + few + " statements");
    }

    private static RecordKey key(CrmRecords.Item record) {
        return Objects.requireNonNull(RecordType.key(record.type(), record.id()));
    }
}
