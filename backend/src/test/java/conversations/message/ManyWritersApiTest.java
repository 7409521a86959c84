package conversations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Concurrent writers in one conversation, and across conversations. */
@ApiTest
class ManyWritersApiTest {
    private static final int WRITERS = 10;
    private static final int EACH = 12;

    @Test
    @DisplayName(
            "C3 A6 ten writers at once, each repeating every request: no gap, no double, unread equal to a recount")
    void oneConversation() throws Exception {
        var writers = Api.people(WRITERS);
        writers.forEach(Api::id);
        var id = writers.getFirst().start("Go", writers.subList(1, WRITERS).toArray(Api[]::new));
        var acknowledged = atOnce(IntStream.range(0, WRITERS)
                .<Callable<List<Integer>>>mapToObj(w -> () -> write(writers.get(w), id, w))
                .toList());

        var seqs = acknowledged.stream().flatMap(List::stream).sorted().toList();
        assertEquals(IntStream.rangeClosed(2, 1 + WRITERS * EACH).boxed().toList(), seqs);
        var texts = timeline(writers.getFirst(), id);
        assertEquals(1 + WRITERS * EACH, texts.size());
        assertEquals(texts.size(), new HashSet<>(texts).size());
        for (var writer : writers) {
            var participant = writer.conversation(id);
            assertEquals(unread(writer, id, participant.getInt("readThroughSeq")), participant.getInt("unreadCount"));
        }
    }

    /** Sends each message twice under its key, as after a lost answer. */
    private static List<Integer> write(Api writer, String id, int number) {
        var seqs = new ArrayList<Integer>();
        for (var i = 0; i < EACH; i++) {
            var text = "Writer " + number + " says " + i;
            var first = post(writer, id, text);
            assertEquals(first, post(writer, id, text));
            seqs.add(first);
        }
        return seqs;
    }

    private static int post(Api writer, String id, String text) {
        return writer.body(Map.of("text", text))
                .header("Idempotency-Key", text.replace(' ', '-'))
                .post("/conversations/" + id + "/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("seq");
    }

    @Test
    @DisplayName("B6 B7 posting, marking read and marking all read at once end, and leave unread equal to a recount")
    void readingMeanwhile() throws Exception {
        var ann = Api.person("Ann");
        var ben = Api.person("Ben");
        var conversations =
                IntStream.range(0, 6).mapToObj(i -> ann.start("Talk " + i, ben)).toList();
        var work = new ArrayList<Callable<Void>>();
        for (var id : conversations) {
            work.add(() -> repeat(8, i -> ann.say(id, "From Ann " + i)));
            work.add(() -> repeat(8, i -> ben.say(id, "From Ben " + i)));
            work.add(() -> repeat(
                    8,
                    i -> ben.post("/conversations/" + id + "/read", Map.of("throughSeq", i))
                            .then()
                            .statusCode(200)));
        }
        for (var reader : List.of(ann, ben)) {
            work.add(() -> repeat(
                    8,
                    i -> reader.post("/conversations/mark-all-read", Map.of())
                            .then()
                            .statusCode(200)));
        }
        atOnce(work);
        for (var reader : List.of(ann, ben)) {
            var unreadConversations = 0;
            for (var id : conversations) {
                var participant = reader.conversation(id);
                var recount = unread(reader, id, participant.getInt("readThroughSeq"));
                assertEquals(recount, participant.getInt("unreadCount"));
                unreadConversations += recount > 0 ? 1 : 0;
            }
            assertEquals(unreadConversations, reader.badge());
        }
    }

    private interface Step {
        void run(int number);
    }

    private static Void repeat(int times, Step step) {
        IntStream.range(0, times).forEach(step::run);
        return null;
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }

    private static List<String> timeline(Api reader, String id) {
        var texts = new ArrayList<String>();
        var after = 0;
        while (true) {
            var page = reader.ok("/conversations/" + id + "/messages?limit=100&after=" + after);
            texts.addAll(page.getList("items.text", String.class));
            if (!page.getBoolean("hasNewer")) {
                return texts;
            }
            after = page.getInt("items[-1].seq");
        }
    }

    /** Messages by others after the read mark, counted one by one. */
    private static int unread(Api reader, String id, int readThrough) {
        var count = 0;
        var after = readThrough;
        while (true) {
            var page = reader.ok("/conversations/" + id + "/messages?limit=100&after=" + after);
            count += (int) page.getList("items.author.id", String.class).stream()
                    .filter(author -> !author.equals(reader.id().toString()))
                    .count();
            if (!page.getBoolean("hasNewer")) {
                return count;
            }
            after = page.getInt("items[-1].seq");
        }
    }
}
