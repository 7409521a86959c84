package conversations.alert.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.person.UserId;
import conversations.testing.AlertProcessing;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.PushBrowser;
import conversations.testing.PushServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** G5: pop-ups for closed windows, as a push service takes them and a browser reads them. */
@ApiTest
class PushApiTest {
    @Inject
    PushTestSupport pushing;

    @Inject
    PushService service;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");
    private final PushBrowser browser = new PushBrowser();

    @BeforeEach
    void signIn() {
        List.of(ann, ben, cat).forEach(Api::id);
    }

    private static void put(Api person, String path, Object body) {
        person.body(body).put(path).then().statusCode(200);
    }

    /** Asserts that nothing is pushed of what was decided before, to a browser that nobody else had meanwhile. */
    private void nothingFor(Api person, String conversation, long seq) {
        AlertProcessing.awaitDecided();
        var own = new PushBrowser();
        own.subscribe(person);
        pushing.collect(conversation, seq, person);
        pushing.sendAll(pushing.now());
        Concurrency.await("nothing waits", () -> PushTestSupport.waitingFor(person) == 0);
        assertEquals(List.of(), PushServer.to(own.endpoint()));
    }

    @Test
    @DisplayName("A5 C2 G5 a start and a message are pushed to the others' browsers, not to the author's")
    void talking() {
        var anns = new PushBrowser();
        anns.subscribe(ann);
        browser.subscribe(ben);
        var conversation =
                ann.start(Map.of("message", "Shall we?", "subject", "Renewal", "participantIds", Api.ids(ben, cat)));
        var started = browser.await(1).getFirst();
        var name = ann.ok("/me").getString("displayName");
        assertEquals(conversation, started.getString("conversationId"));
        assertEquals(1, started.getInt("seq"));
        assertEquals(name + " started “Renewal”", started.getString("title"));
        assertEquals("Shall we?", started.getString("body"));
        ann.say(conversation, "So?\n\tToday?");
        var said = browser.await(2).getLast();
        assertEquals(2, said.getInt("seq"));
        assertEquals(name + " wrote in “Renewal”", said.getString("title"));
        assertEquals("So? Today?", said.getString("body"));
        cat.request().delete("/conversations/" + conversation + "/participants/me");
        var left = browser.await(3).getLast();
        assertTrue(left.getString("title").endsWith(" left “Renewal”"), left.getString("title"));
        assertEquals("", left.getString("body"));
        assertEquals(1, anns.await(1).size());
    }

    @Test
    @DisplayName("G5 each of a person's browsers gets it, in their language")
    void browsers() {
        var second = new PushBrowser();
        browser.subscribe(ben);
        second.subscribe(ben);
        ben.body(Map.of("language", "fr", "timeZone", "Europe/Paris")).put("/me/locale");
        ann.start("Bonjour", ben);
        for (var one : List.of(browser, second)) {
            var title = one.await(1).getFirst().getString("title");
            assertTrue(title.endsWith(" a démarré une conversation"), title);
        }
    }

    @Test
    @DisplayName("G5 a push's headers name receiver, lifetime, topic and sender, and nothing of its content")
    void headers() throws Exception {
        browser.subscribe(ben);
        var conversation = ann.start("One", ben);
        browser.await(1);
        ann.say(conversation, "Two");
        browser.await(2);
        ann.start("Another", ben);
        browser.await(3);
        var sent = browser.taken();
        var first = sent.getFirst();
        assertEquals("aes128gcm", first.header("Content-encoding"));
        assertEquals("normal", first.header("Urgency"));
        var kept = Integer.parseInt(first.header("Ttl"));
        assertTrue(kept > 3_500 && kept <= 3_600, "TTL " + kept);
        assertTrue(first.header("Topic").matches("[\\w-]{32}"), first.header("Topic"));
        assertEquals(first.header("Topic"), sent.get(1).header("Topic"));
        assertNotEquals(first.header("Topic"), sent.get(2).header("Topic"));

        var parts = first.header("Authorization").split("vapid t=|, k=");
        assertEquals(PushServer.publicKey(), parts[2]);
        var token = new JsonWebSignature();
        token.setCompactSerialization(parts[1]);
        token.setKey(key(parts[2]));
        assertTrue(token.verifySignature());
        var claims = JwtClaims.parse(token.getPayload());
        assertEquals(List.of(PushServer.origin()), claims.getAudience());
        assertEquals(PushServer.SUBJECT, claims.getSubject());
        var rest = claims.getExpirationTime().getValue() - pushing.now().getEpochSecond();
        assertTrue(rest > 3_600 && rest <= 24 * 3_600, "expires in " + rest);
    }

    @Test
    @DisplayName("G5 of many that go out at once each is readable by its browser, and signed by us")
    void manyAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(
                PushService.MAX_CONCURRENT, Thread.ofVirtual().factory())) {
            var sent = IntStream.range(0, 500)
                    .mapToObj(number -> threads.submit(() -> send(number)))
                    .toList();
            for (var number = 0; number < sent.size(); number++) {
                var one = sent.get(number).get();
                assertEquals(number, one.popUps().getFirst().getInt("number"));
                var parts = one.taken().getFirst().header("Authorization").split("vapid t=|, k=");
                var token = new JsonWebSignature();
                token.setCompactSerialization(parts[1]);
                token.setKey(key(parts[2]));
                assertTrue(token.verifySignature());
            }
        }
    }

    private PushBrowser send(int number) throws IOException {
        var to = new PushBrowser();
        var keys = new PushSubscriptionRequest.Keys(
                to.keys().get("p256dh"), to.keys().get("auth"));
        var subscription = new PushSubscription(UUID.randomUUID(), new UserId(UUID.randomUUID()), to.endpoint(), keys);
        service.send(
                new Push(UUID.randomUUID(), UUID.randomUUID(), List.of(1L), 1, pushing.now(), subscription),
                ("{\"number\": " + number + "}").getBytes(StandardCharsets.UTF_8),
                Duration.ofMinutes(1));
        return to;
    }

    private static ECPublicKey key(String text) throws java.security.GeneralSecurityException {
        var point = Base64.getUrlDecoder().decode(text);
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                                new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                        EllipticCurves.P256));
    }

    @Test
    @DisplayName("G5 every message is small enough for every push service, whatever its text")
    void small() {
        browser.subscribe(ben);
        var wide = "\u0001😀\"\\".repeat(2_000);
        ann.start(Map.of("message", "x" + wide, "subject", "\"😀".repeat(100), "participantIds", Api.ids(ben)));
        browser.await(1);
        var size = browser.taken().getFirst().body().length;
        assertTrue(size < 3_000, "" + size);
    }

    @Test
    @DisplayName("B11 a record that its reader may not name is not named")
    void records() {
        var record = CrmRecords.restricted("account", "Hidden Holdings").allow(ann, true, true);
        browser.subscribe(ben);
        ann.start(Map.of("message", "About them", "participantIds", Api.ids(ben), "about", List.of(record.ref())));
        var title = browser.await(1).getFirst().getString("title");
        assertTrue(title.endsWith(" started a conversation"), title);
        record.allow(ben, true, true);
        ann.start(Map.of("message", "Now", "participantIds", Api.ids(ben), "about", List.of(record.ref())));
        assertTrue(browser.await(2).getLast().getString("title").contains("Hidden Holdings"));
    }

    @Test
    @DisplayName(
            "G1 users who switched pop-ups off or muted the conversation are pushed nothing, not even queued pushes")
    void notWanted() {
        var conversation = ann.start("Hello", ben, cat);
        put(ben, "/conversations/" + conversation + "/mute", Map.of("muted", true));
        nothingFor(ben, conversation, 1);
        var yes = Map.of("email", true, "popup", true);
        put(
                cat,
                "/alert-preferences",
                Map.of(
                        "newConversation",
                        Map.of("email", true, "popup", false),
                        "newMessage",
                        yes,
                        "participantChange",
                        yes));
        nothingFor(cat, conversation, 1);
    }

    @Test
    @DisplayName("G2 nothing is pushed about entries read, left or deleted meanwhile, or to deactivated users")
    void changedMeanwhile() {
        var dan = Api.person("Dan");
        var conversation = ann.start("Hello", ben, cat, dan);
        ben.post("/conversations/" + conversation + "/read", Map.of()).then().statusCode(200);
        nothingFor(ben, conversation, 1);
        cat.request().delete("/conversations/" + conversation + "/participants/me");
        nothingFor(cat, conversation, 1);
        ann.say(conversation, "Wrong");
        ann.request().delete("/conversations/" + conversation + "/messages/3");
        nothingFor(dan, conversation, 3);
        var gone = Api.person("Gone");
        var other = ann.start("Hello", gone);
        AlertProcessing.awaitDecided();
        browser.subscribe(gone);
        Database.update("update users set active = false where id = ?", gone.id());
        pushing.collect(other, 1, gone);
        pushing.sendAll(pushing.now());
        Concurrency.await("nothing waits", () -> PushTestSupport.waitingFor(gone) == 0);
        assertEquals(List.of(), PushServer.to(browser.endpoint()));
    }

    @Test
    @DisplayName("G2 of several entries, the newest that is still to be shown is pushed")
    void newest() {
        var conversation = ann.start("One", ben);
        ann.say(conversation, "Two");
        ann.say(conversation, "Three");
        ann.request().delete("/conversations/" + conversation + "/messages/3");
        AlertProcessing.awaitDecided();
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        for (var seq : List.of(1, 2, 3)) {
            pushing.collect(conversation, seq, ben);
        }
        PushServer.answer(browser.endpoint(), 201);
        pushing.sendAll(pushing.now().plus(Duration.ofMinutes(20)));
        assertEquals("Two", browser.await(1).getLast().getString("body"));
        assertEquals(0, PushTestSupport.waitingFor(ben));
    }
}
