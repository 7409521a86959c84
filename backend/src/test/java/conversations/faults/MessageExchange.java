package conversations.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.faults.EventFollower.Heard;
import conversations.testing.Concurrency;
import conversations.testing.CountConsistency;
import conversations.testing.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People who all talk in the same conversations while something breaks, each with a window open; and what must hold afterwards. */
final class MessageExchange implements AutoCloseable {
    private final Cluster cluster;
    private final List<TestUser> people;
    private final List<String> conversations = new ArrayList<>();
    private final List<EventFollower> followers = new ArrayList<>();
    /** The acknowledged messages by text; every text is sent once. */
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();

    private record Acknowledged(String conversation, long seq) {}

    /** A disturbance of the cluster. */
    @FunctionalInterface
    interface Disturbance {
        void happen() throws Exception;
    }

    /** Each person at home on another node, as far as there are so many. */
    MessageExchange(Cluster cluster, int people, int conversations) throws InterruptedException {
        this.cluster = cluster;
        this.people = IntStream.range(0, people)
                .mapToObj(i -> new TestUser(cluster, "talker-" + i, i))
                .toList();
        var starter = this.people.getFirst();
        for (var i = 0; i < conversations; i++) {
            this.conversations.add(starter.start("Start " + i, this.people.subList(1, people)));
        }
        for (var person : this.people) {
            followers.add(new EventFollower(person));
        }
    }

    /**
     * Every user posts {@code each} messages; after a third of them {@code disturbance} happens. Returns when all are
     * acknowledged.
     */
    void exchange(int each, Disturbance disturbance) throws Exception {
        var before = acknowledged.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (var number = 0; number < people.size(); number++) {
                var person = people.get(number);
                var name = number + " after " + before;
                writers.add(threads.submit(() -> write(person, name, each)));
            }
            Concurrency.await("a third is said", () -> acknowledged.size() - before >= people.size() * each / 3);
            disturbance.happen();
            for (var writer : writers) {
                writer.get();
            }
        }
    }

    private void write(TestUser person, String name, int each) {
        for (var i = 0; i < each; i++) {
            var conversation = conversations.get(i % conversations.size());
            var text = "Message " + i + " of " + name;
            exchange(person, conversation, text);
            if (i % 7 == 0) {
                person.read(conversation);
            }
        }
    }

    /** @param text begins with Message and was not said before */
    void exchange(TestUser person, String conversation, String text) {
        acknowledged.put(text, new Acknowledged(conversation, person.say(conversation, text)));
    }

    /** Every acknowledged message is there once, every window heard of it once and in order, every count is right. */
    void check() throws SQLException {
        var expected = acknowledged.entrySet().stream()
                .map(said ->
                        said.getValue().conversation() + " " + said.getValue().seq() + " " + said.getKey())
                .sorted()
                .toList();
        for (var follower : followers) {
            Concurrency.await(
                    "every window has heard everything, or is told to load anew",
                    () -> follower.heard().size() >= expected.size()
                            || !follower.resets().isEmpty());
            assertEquals(List.of(), follower.resets(), "windows told to load anew");
            assertEquals(
                    expected,
                    follower.heard().stream()
                            .map(heard -> heard.conversation() + " " + heard.seq() + " " + heard.text())
                            .sorted()
                            .toList(),
                    "what a window heard, and what was acknowledged");
            for (var heard : inConversations(follower)) {
                assertEquals(
                        heard.stream()
                                .sorted(Comparator.comparingLong(Heard::seq))
                                .toList(),
                        heard,
                        "C3 the order");
            }
        }
        try (var connection = cluster.connect()) {
            assertEquals(
                    expected,
                    Database.texts(
                                    connection,
                                    "select conversation_id || ' ' || seq || ' ' || text from entry where text like 'Message %'")
                            .stream()
                            .sorted()
                            .toList(),
                    "what is kept, and what was acknowledged");
            CountConsistency.check(connection);
            for (var person : people) {
                assertEquals(
                        Database.texts(
                                connection,
                                "select count(*) from participant where user_id = ? and unread_count > 0",
                                person.id()),
                        List.of(String.valueOf(
                                person.get("/conversations/unread-count").get("conversations"))),
                        "B1 the badge");
            }
        }
    }

    private static List<List<Heard>> inConversations(EventFollower follower) {
        return List.copyOf(follower.heard().stream()
                .collect(Collectors.groupingBy(Heard::conversation))
                .values());
    }

    /** The counts in one line. */
    String report() {
        return acknowledged.size() + " messages acknowledged, " + followers.size() + " windows that had to come "
                + followers.stream().mapToInt(EventFollower::connections).sum()
                + " times; 0 lost, 0 doubled, 0 out of order";
    }

    List<TestUser> people() {
        return people;
    }

    List<String> conversations() {
        return conversations;
    }

    List<EventFollower> followers() {
        return followers;
    }

    @Override
    public void close() throws InterruptedException {
        for (var follower : followers) {
            follower.close();
        }
    }
}
