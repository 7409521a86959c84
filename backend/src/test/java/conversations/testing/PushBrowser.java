package conversations.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A browser that is subscribed to pop-ups, and what it is sent while no window is open. */
public final class PushBrowser {
    private final PushMessageReader receiver = new PushMessageReader();
    private final String endpoint = PushServer.origin() + "/push/" + UUID.randomUUID();

    public String endpoint() {
        return endpoint;
    }

    /** The keys that messages to it are encrypted with. */
    public Map<String, String> keys() {
        return receiver.keys();
    }

    public Map<String, Object> subscription() {
        return Map.of("endpoint", endpoint, "keys", keys());
    }

    /** As this person; the subscription's id. */
    public String subscribe(Api person) {
        return offer(person).then().statusCode(201).extract().path("id");
    }

    public Response offer(Api person) {
        return person.post("/push-subscriptions", subscription());
    }

    /** The messages that its push service took, as it reads them. */
    public List<JsonPath> popUps() {
        return taken().stream()
                .map(sent -> JsonPath.from(receiver.read(sent.body())))
                .toList();
    }

    public List<PushServer.Sent> taken() {
        return PushServer.to(endpoint).stream()
                .filter(sent -> sent.status() < 300)
                .toList();
    }

    /** Returns once there are so many. */
    public List<JsonPath> await(int count) {
        Concurrency.await(count + " pop-ups", () -> taken().size() >= count);
        return popUps();
    }
}
