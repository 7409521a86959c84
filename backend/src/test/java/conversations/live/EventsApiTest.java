package conversations.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.EventStreamClient;
import conversations.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section H: what happens reaches who may see it, at once, in order and once. */
@ApiTest
class EventsApiTest {
    /** Each event carries the three newest messages, 30 kB: more than system and server keep for a reader. */
    private static final int CHANGES = 350;

    @Inject
    EventForwarder forwarder;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    private static String messages(String conversation) {
        return "/conversations/" + conversation + "/messages";
    }

    @Test
    @DisplayName("H1 a start gives conversation.created only, a reply message.created, each with the receiver's badge")
    void talking() {
        try (var anns = EventStreamClient.of(ann);
                var bens = EventStreamClient.of(ben)) {
            var conversation = ann.start("Hello", ben);
            var created = bens.event();
            assertEquals("conversation.created", created.name());
            assertEquals(conversation, created.data().path("conversationId").asText());
            assertEquals(1, created.data().path("unreadConversations").asInt());
            assertEquals("Hello", created.data().path("entry").path("text").asText());
            assertEquals(
                    1, created.data().path("conversation").path("unreadCount").asInt());
            assertEquals(0, anns.event().data().path("unreadConversations").asInt());
            ben.say(conversation, "Hi");
            var reply = anns.event();
            assertEquals("message.created", reply.name());
            assertEquals(2, reply.seq());
            assertEquals(1, reply.data().path("unreadConversations").asInt());
            assertEquals(1, reply.data().path("unreadCount").asInt());
            assertEquals("Hi", reply.data().path("entry").path("text").asText());
            assertEquals(List.of("message.created 2"), bens.events(1));
        }
    }

    @Test
    @DisplayName("H1 reading, muting and deleting one's copy are told to one's own other windows alone")
    void ownDoing() {
        var conversation = ann.start("Hello", ben);
        var path = "/conversations/" + conversation;
        try (var anns = EventStreamClient.of(ann);
                var bens = EventStreamClient.of(ben)) {
            ben.post(path + "/read", Map.of()).then().statusCode(200);
            ben.body(Map.of("muted", true)).put(path + "/mute").then().statusCode(200);
            ben.request().delete(path).then().statusCode(204);
            ben.post(path + "/restore-copy", Map.of()).then().statusCode(200);
            ann.say(conversation, "Again");
            assertEquals(
                    List.of(
                            "conversation.read",
                            "conversation.changed",
                            "conversation.removed",
                            "conversation.changed",
                            "message.created 2"),
                    bens.events(5));
            assertEquals(List.of("message.created 2"), anns.events(1));
        }
    }

    @Test
    @DisplayName("H1 C6 edits and deletions come as what is left of the message, with the unread count that follows")
    void correcting() {
        var conversation = ann.start("Helo", ben);
        try (var bens = EventStreamClient.of(ben)) {
            ann.patch(messages(conversation) + "/1", Map.of("text", "Hello"))
                    .then()
                    .statusCode(200);
            ann.request().delete(messages(conversation) + "/1").then().statusCode(204);
            bens.event();
            var deleted = bens.event();
            assertEquals("message.deleted", deleted.name());
            assertTrue(deleted.data().path("entry").path("text").isNull());
            assertEquals(0, deleted.data().path("unreadConversations").asInt());
        }
    }

    @Test
    @DisplayName("H3 D2 D5 a joiner gets events from then on; a removed participant gets one event and no more")
    void comingAndGoing() {
        var conversation = ann.start("Before", ben);
        var people = "/conversations/" + conversation + "/participants";
        try (var bens = EventStreamClient.of(ben);
                var cats = EventStreamClient.of(cat)) {
            ann.post(people, Map.of("userIds", Api.ids(cat))).then().statusCode(200);
            ann.request().delete(people + "/" + cat.id()).then().statusCode(204);
            ann.say(conversation, "Without Cat");
            assertEquals(List.of("participant.joined 2", "participant.removed 3", "message.created 4"), bens.events(3));
            var joined = cats.event();
            assertEquals("conversation.created", joined.name());
            assertFalse(joined.data().toString().contains("Before"), joined.data()::toString);
            assertEquals(List.of("participant.removed"), cats.events(1));
            var own = cat.start("Something else", ann);
            var next = cats.event();
            assertEquals(own, next.data().path("conversationId").asText());
        }
    }

    @Test
    @DisplayName("H2 a client that returns with its last event id gets the missed events, in order and once")
    void resuming() {
        var conversation = ann.start("One", ben);
        String last;
        try (var bens = EventStreamClient.of(ben)) {
            ann.say(conversation, "Two");
            last = bens.event().id();
        }
        ann.say(conversation, "Three");
        ann.start("Not for Ben", cat);
        ann.say(conversation, "Four");
        try (var bens = EventStreamClient.from(ben, last)) {
            ann.say(conversation, "Five");
            assertEquals(List.of("message.created 3", "message.created 4", "message.created 5"), bens.events(3));
        }
    }

    @Test
    @DisplayName("H2 a client cut off before the first event resumes where the stream began")
    void resumingFromTheStart() {
        ann.id();
        ben.id();
        String start;
        try (var bens = EventStreamClient.of(ben)) {
            start = bens.start();
        }
        ann.start("One", ben);
        try (var bens = EventStreamClient.from(ben, start)) {
            assertEquals(List.of("conversation.created 1"), bens.events(1));
        }
    }

    @Test
    @DisplayName("H1 headers keep proxies from holding events back")
    void throughProxies() {
        try (var anns = EventStreamClient.of(ann)) {
            assertEquals("no", anns.header("X-Accel-Buffering"));
            assertEquals("no-store, no-transform", anns.header("Cache-Control"));
        }
    }

    @Test
    @DisplayName("H2 H3 missed events are computed anew: nothing comes of deleted messages or left conversations")
    void resumingLess() {
        var conversation = ann.start("One", ben, cat);
        String last;
        try (var bens = EventStreamClient.of(ben)) {
            ann.say(conversation, "Two");
            last = bens.event().id();
        }
        ann.say(conversation, "Three");
        ann.request().delete(messages(conversation) + "/3").then().statusCode(204);
        var other = ann.start("Left", ben, cat);
        ben.request()
                .delete("/conversations/" + other + "/participants/me")
                .then()
                .statusCode(204);
        try (var bens = EventStreamClient.from(ben, last)) {
            var created = bens.event();
            assertEquals("message.created", created.name());
            assertTrue(created.data().path("entry").path("deleted").asBoolean());
            assertEquals(List.of("message.deleted 3", "participant.left"), bens.events(2));
        }
    }

    @Test
    @DisplayName("H2 a client whose last event is deleted, or never existed, is told to load anew")
    void resetting() {
        ann.start("One", ben);
        for (var id : List.of("999999999999", "x", "-1")) {
            try (var bens = EventStreamClient.from(ben, id)) {
                assertEquals("reset", bens.event().name(), id);
                // Pop-ups of what was before may still come.
                var conversation = ann.start("Two", ben);
                assertEquals(
                        conversation,
                        bens.next("conversation.created")
                                .data()
                                .path("conversationId")
                                .asText());
            }
        }
    }

    @Test
    @DisplayName("H1 the stream is for users: nobody else gets one, and no parameter is overlooked")
    void access() {
        var gone = Api.person("Gone");
        Database.update("update users set active = false where id = ?", gone.id());
        assertEquals(401, status(Api.anonymous(), "/events"));
        assertEquals(401, status(gone.request(), "/events"));
        assertEquals(403, status(Api.integration().request(), "/events"));
        assertEquals(400, status(ann.request(), "/events?token=x"));
    }

    @Test
    @DisplayName("H1 the caller is authenticated before the Accept header is checked")
    void accessBeforeType() {
        assertEquals(401, Api.anonymous().get("/events").statusCode());
        assertEquals(406, ann.request().get("/events").statusCode());
    }

    private static int status(RequestSpecification request, String path) {
        return request.accept("text/event-stream").get(path).statusCode();
    }

    @Test
    @DisplayName("H3 D7 the stream ends with its token; it sends nothing to a deactivated user, and ends then too")
    void ending() {
        ben.id();
        try (var short_ = EventStreamClient.of(Api.holding(Tokens.token(
                "short",
                claims ->
                        claims.setExpirationTime(NumericDate.fromMilliseconds(System.currentTimeMillis() + 2_000)))))) {
            assertEquals("end", short_.event().name());
        }
        var conversation = ann.start("For three", ben, cat);
        try (var bens = EventStreamClient.of(ben);
                var cats = EventStreamClient.of(cat)) {
            Database.update("update users set active = false where id = ?", ben.id());
            ann.say(conversation, "Not for Ben");
            assertEquals(List.of("message.created 2"), cats.events(1));
            forwarder.sendHeartbeats();
            assertEquals("end", bens.event().name());
            ann.say(conversation, "And Cat hears on");
            assertEquals(List.of("message.created 3"), cats.events(1));
        }
    }

    @Test
    @DisplayName("H3 E4 a user who deleted their copy and then leaves, or is removed, is shown nothing of it any more")
    void goneWithoutCopy() {
        var left = ann.start("Left", ben);
        var removed = ann.start("Removed", ben);
        for (var conversation : List.of(left, removed)) {
            var path = "/conversations/" + conversation;
            ann.post(path + "/participants", Map.of("userIds", Api.ids(cat)))
                    .then()
                    .statusCode(200);
            ben.request().delete(path).then().statusCode(204);
        }
        try (var bens = EventStreamClient.of(ben)) {
            ben.request()
                    .delete("/conversations/" + left + "/participants/me")
                    .then()
                    .statusCode(204);
            ann.patch("/conversations/" + removed, Map.of("subject", "Not for Ben"))
                    .then()
                    .statusCode(200);
            ann.request()
                    .delete("/conversations/" + removed + "/participants/" + ben.id())
                    .then()
                    .statusCode(204);
            for (var name : List.of("participant.left", "participant.removed")) {
                var event = bens.event();
                assertEquals(name, event.name());
                assertFalse(event.data().has("conversation"), event.data()::toString);
            }
        }
    }

    @Test
    @DisplayName("H1 of more than thirty streams of one person the oldest gives way")
    void tooMany() {
        var streams = new ArrayList<EventStreamClient>();
        try {
            for (var i = 0; i < 31; i++) {
                streams.add(EventStreamClient.of(ann));
            }
            assertEquals("end", streams.getFirst().event().name());
            ann.start("Hello", ben);
            for (var stream : streams.subList(1, 31)) {
                assertEquals(List.of("conversation.created 1"), stream.events(1));
            }
        } finally {
            streams.forEach(EventStreamClient::close);
        }
    }

    @Test
    @DisplayName(
            "H1 H2 who reads too slowly is cut off without harm to others, and gets what it missed when it comes again")
    void slowReader() throws IOException {
        var conversation = ann.start("x".repeat(10_000), ben);
        ann.say(conversation, "x".repeat(10_000));
        ann.say(conversation, "x".repeat(10_000));
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            slow.setSoTimeout(30_000);
            slow.getOutputStream()
                    .write(("GET " + Api.BASE + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + ben.authorization() + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var lines = new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.ISO_8859_1));
            while (!lines.readLine().startsWith(":")) {}
            try (var anns = EventStreamClient.of(ann);
                    var bens = EventStreamClient.of(ben)) {
                for (var i = 0; i < CHANGES; i++) {
                    ann.patch("/conversations/" + conversation, Map.of("subject", "Subject " + i))
                            .then()
                            .statusCode(200);
                }
                for (var seq = 4; seq < 4 + CHANGES; seq++) {
                    assertEquals(seq, anns.next("conversation.changed").seq());
                    assertEquals(seq, bens.next("conversation.changed").seq());
                }
            }
            var read = lines.lines().collect(Collectors.joining("\n"));
            // The one that was being written has no end; a client knows only of the one before.
            var whole = read.substring(0, read.lastIndexOf("\n\n")).lines().toList();
            var changes = whole.stream()
                    .filter(line -> line.endsWith("conversation.changed"))
                    .count();
            assertTrue(changes < CHANGES, () -> changes + " events were read");
            var ids = whole.stream().filter(line -> line.startsWith("id:")).toList();
            try (var bens =
                    EventStreamClient.from(ben, ids.getLast().substring(3).strip())) {
                for (var seq = 4 + changes; seq < 4 + CHANGES; seq++) {
                    assertEquals(seq, bens.next("conversation.changed").seq());
                }
            }
        }
    }
}
