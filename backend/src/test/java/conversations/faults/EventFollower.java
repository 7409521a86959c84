package conversations.faults;

import conversations.testing.EventStreamClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One person's window: it hears what happens, comes back with its last event id when it is cut off, and notes all messages. */
final class EventFollower implements AutoCloseable {
    private final TestUser person;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<String> resets = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int connections;
    private @Nullable String last;
    private volatile @Nullable EventStreamClient listening;

    /**
     * A message, as it was told.
     *
     * @param nanos when, by System.nanoTime
     */
    record Heard(String conversation, long seq, String text, long nanos) {}

    /** Returns once it hears. */
    EventFollower(TestUser person) throws InterruptedException {
        this.person = person;
        thread = Thread.ofVirtual().start(this::follow);
        opened.await();
    }

    private void follow() {
        for (var attempt = 0; running; attempt++) {
            try (var stream =
                    EventStreamClient.open(person.address(attempt), person.authorization(), "/events", last)) {
                listening = stream;
                connections++;
                if (last == null) {
                    last = stream.start();
                }
                opened.countDown();
                note(stream);
            } catch (AssertionError e) {
                TestUser.pause();
            }
        }
    }

    private void note(EventStreamClient stream) {
        for (var event = stream.any(); !event.name().equals("end"); event = stream.any()) {
            last = event.id();
            if (event.name().equals("reset")) {
                resets.add(event.id());
            }
            if (event.name().equals("message.created")) {
                heard.add(new Heard(
                        event.data().path("conversationId").asText(),
                        event.seq(),
                        event.data().path("entry").path("text").asText(),
                        System.nanoTime()));
            }
        }
    }

    List<Heard> heard() {
        return heard;
    }

    List<String> resets() {
        return resets;
    }

    /** The number of connections that it made. */
    int connections() {
        return connections;
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        var stream = listening;
        if (stream != null) {
            stream.close();
        }
        thread.join();
    }
}
