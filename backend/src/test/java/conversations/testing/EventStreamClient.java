package conversations.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client that listens to the events of one person, as the standard for EventSource has it: comments are dropped, and an
 * event needs data. Close it.
 */
public final class EventStreamClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_SECONDS = 30;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> response;
    private String start = "";

    /** One event, or, with the name {@code end}, the end of the stream. */
    public record Event(String name, String id, JsonNode data) {
        public long seq() {
            return data.path("seq").asLong();
        }
    }

    private EventStreamClient(String url, String authorization, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", authorization);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = client.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no stream", e);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** Opens a new stream. Returns once it has begun, so that no event committed later can be missed. */
    public static EventStreamClient of(Api person) {
        return from(person, null);
    }

    /** Opens a stream after the event that the user's client received last. */
    public static EventStreamClient from(Api person, @Nullable String lastEventId) {
        return open(person, "/events", lastEventId);
    }

    /** Opens a stream of this record's tab. */
    public static EventStreamClient tab(Api person, CrmRecords.Item record, @Nullable String lastEventId) {
        return open(person, "/events?about=" + record.type() + ":" + record.id(), lastEventId);
    }

    private static EventStreamClient open(Api person, String path, @Nullable String lastEventId) {
        return open("http://localhost:" + RestAssured.port, person.authorization(), path, lastEventId);
    }

    /**
     * Opens a stream at the backend with this address.
     *
     * @throws AssertionError if it does not answer
     */
    public static EventStreamClient open(String url, String authorization, String path, @Nullable String lastEventId) {
        var listening = new EventStreamClient(url + Api.BASE + path, authorization, lastEventId);
        if (listening.status() == 200 && lastEventId == null) {
            var first = listening.next();
            if (!first.name().equals("open")) {
                throw new AssertionError("a stream begins with " + first.name());
            }
            listening.start = first.id();
        }
        return listening;
    }

    /** The id of the event that a new stream begins with. */
    public String start() {
        return start;
    }

    public int status() {
        return response.statusCode();
    }

    /** A header of the answer, or {@code ""}. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private void read() {
        var name = "message";
        var id = "";
        var data = new StringBuilder();
        try (var lines = response.body()) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, id, JSON.readTree(data.toString())));
                    data.setLength(0);
                }
            }
        } catch (JsonProcessingException e) {
            events.add(new Event("not JSON: " + data, "", MissingNode.getInstance()));
        } catch (RuntimeException e) {
            // The connection was cut, by us or by the server.
        }
        events.add(new Event("end", "", MissingNode.getInstance()));
    }

    private Event next() {
        try {
            var event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing came for " + TIMEOUT_SECONDS + " s");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next event, or the end of the stream; alerts are passed over. */
    public Event event() {
        var event = any();
        while (event.name().equals("alert")) {
            event = any();
        }
        return event;
    }

    /** The next alert; what comes before it is passed over. */
    public Event alert() {
        var event = any();
        while (!event.name().equals("alert")) {
            if (event.name().equals("end")) {
                throw new AssertionError("the stream ended");
            }
            event = any();
        }
        return event;
    }

    /** The next event, alerts too. */
    public Event any() {
        var event = next();
        if (!event.name().equals("reset") && !event.name().equals("end")) {
            OpenApiContract.checkEvent(event.name(), event.data().toString());
        }
        return event;
    }

    /** The next with this name. */
    public Event next(String name) {
        var event = event();
        while (!event.name().equals(name)) {
            event = event();
        }
        return event;
    }

    /** The next so many, as name and seq. */
    public List<String> events(int count) {
        var names = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var event = event();
            names.add(event.name() + (event.data().has("seq") ? " " + event.seq() : ""));
        }
        return names;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
