package conversations.alert.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.AlertProcessing;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.Json;
import conversations.testing.PushBrowser;
import conversations.testing.PushServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** G4: each pop-up for a closed window goes out, whatever its push service does; and nobody waits for another one. */
@ApiTest
class PushFaultsTest {
    @Inject
    PushTestSupport pushing;

    @Inject
    PushQueue pushes;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");
    private final PushBrowser browser = new PushBrowser();

    @BeforeEach
    void signIn() {
        List.of(ann, ben, cat).forEach(Api::id);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    @DisplayName("G4 a browser that its push service does not know any more is forgotten")
    void gone(int status) {
        PushServer.answer(browser.endpoint(), status);
        browser.subscribe(ben);
        ann.start("Hello", ben);
        Concurrency.await(
                "it is forgotten",
                () -> Database.number("select count(*) from push_subscription where user_id = ?", ben.id()) == 0);
        assertEquals(1, PushServer.to(browser.endpoint()).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 429, 500, 503})
    @DisplayName("G4 a refused push is retried, and arrives once; redirects are not followed")
    void notTaken(int status) {
        PushServer.answer(browser.endpoint(), status);
        browser.subscribe(ben);
        ann.start("Hello", ben);
        Concurrency.await("a try", () -> !PushServer.to(browser.endpoint()).isEmpty());
        Concurrency.await(
                "its outcome",
                () -> Database.number(
                                "select count(*) from push p join push_subscription s on s.id = p.subscription_id where s.user_id = ? and p.due_at > now() + interval '9 minutes'",
                                ben.id())
                        == 1);
        PushServer.answer(browser.endpoint(), 201);
        pushing.sendAll(pushing.now().plus(Duration.ofMinutes(30)));
        assertEquals(1, browser.await(1).size());
        assertEquals(0, PushTestSupport.waitingFor(ben));
    }

    @Test
    @DisplayName("G4 an unavailable push service holds up nobody else; after an hour a push is given up")
    void givenUp() {
        var away = Json.with(
                new PushBrowser().subscription(),
                "endpoint",
                "http://localhost:1/" + browser.endpoint().hashCode());
        ben.post("/push-subscriptions", away).then().statusCode(201);
        browser.subscribe(cat);
        ann.start("Hello", ben, cat);
        browser.await(1);
        Concurrency.await("a try", () -> tries(ben) > 0);
        for (var minutes = 0; minutes < 60; minutes++) {
            pushing.sendAll(pushing.now().plus(Duration.ofMinutes(minutes)));
        }
        assertTrue(tries(ben) > 5, "tries " + tries(ben));
        pushing.sendAll(pushing.now().plus(Duration.ofMinutes(80)));
        assertEquals(0, PushTestSupport.waitingFor(ben));
        assertEquals(1, browser.popUps().size());
    }

    private static long tries(Api person) {
        return Database.number(
                "select coalesce(max(p.attempts), 0) from push p join push_subscription s on s.id = p.subscription_id where s.user_id = ?",
                Objects.requireNonNull(person.id()));
    }

    @Test
    @DisplayName("G4 further messages do not shorten the delay of a retry")
    void waitsWhatever() {
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        var conversation = ann.start("One", ben);
        Concurrency.await("it waits", () -> waiting(conversation, "due_at > now() + interval '9 minutes'") == 1);
        ann.say(conversation, "Two");
        Concurrency.await("it waits too", () -> waiting(conversation, "seqs = array[1, 2]::bigint[]") == 1);
        assertEquals(1, waiting(conversation, "attempts = 1 and due_at > now() + interval '8 minutes'"));
    }

    @Test
    @DisplayName("G4 untried pushes go first, so that browsers that never answer hold up nobody's first attempt")
    void firstTriesFirst() {
        Database.update("delete from push");
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        var conversation = ann.start("One", ben);
        Concurrency.await("it waits", () -> waiting(conversation, "due_at > now() + interval '9 minutes'") == 1);
        var fresh = ann.start("Two", cat);
        AlertProcessing.awaitDecided();
        new PushBrowser().subscribe(cat);
        Database.update("""
                insert into push (id, subscription_id, conversation_id, seqs, created_at, due_at)
                select gen_random_uuid(), id, ?::uuid, array[1], now(), now() + interval '20 minutes'
                from push_subscription where user_id = ?""", fresh, cat.id());
        var claimed = pushes.claim(pushing.now().plus(Duration.ofMinutes(30)), 1);
        assertEquals(
                List.of(cat.id()),
                claimed.stream().map(push -> push.subscription().user().value()).toList());
    }

    @Test
    @DisplayName("G4 a user who alerts thousands of people at once does not hold up alerts caused by others")
    void turns() {
        browser.subscribe(ben);
        for (var i = 0; i < 5; i++) {
            ann.start("Hello", ben);
        }
        var other = cat.start("Hello", ben);
        browser.await(6);
        AlertProcessing.awaitDecided();
        Database.update("delete from push");
        Database.update("""
                insert into push (id, subscription_id, conversation_id, seqs, caused_by, created_at, due_at)
                select gen_random_uuid(), s.id, c.id, array[1], c.created_by, now(),
                    now() + case when c.created_by = ? then interval '5 minutes' else interval '10 minutes' end
                from push_subscription s join participant p on p.user_id = s.user_id
                join conversation c on c.id = p.conversation_id where s.user_id = ?""", ann.id(), ben.id());
        var next = pushes.claim(pushing.now().plus(Duration.ofMinutes(30)), 2);
        assertEquals(2, next.size());
        assertTrue(next.stream().anyMatch(push -> push.conversation().toString().equals(other)), next::toString);
        Database.update("delete from push");
    }

    @Test
    @DisplayName("G4 waiting pushes are sent even if the clock is set back by a day")
    void clockSetBack() {
        Database.update("delete from push");
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        var conversation = ann.start("One", ben);
        Concurrency.await("it was tried", () -> waiting(conversation, "attempts = 1") == 1);
        Database.update("update push set attempts = 0, due_at = created_at");
        var claimed = pushes.claim(pushing.now().minus(Duration.ofDays(1)), 10);
        assertEquals(
                List.of(conversation),
                claimed.stream().map(push -> push.conversation().toString()).toList());
    }

    @Test
    @DisplayName("G4 of very many entries that wait for a browser the newest are kept")
    void notMany() {
        var conversation = ann.start("One", ben);
        PushServer.answer(browser.endpoint(), 503);
        AlertProcessing.awaitDecided();
        browser.subscribe(ben);
        for (var seq = 1; seq <= 30; seq++) {
            pushing.collect(conversation, seq, ben);
        }
        assertEquals(1, waiting(conversation, "cardinality(seqs) = 20 and seqs[1] = 11 and seqs[20] = 30"));
    }

    @Test
    @DisplayName("G4 entries added during sending are sent at once after it, and the sent one is not repeated")
    void nextOne() {
        var conversation = ann.start("One", ben);
        AlertProcessing.awaitDecided();
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        pushing.collect(conversation, 1, ben);
        Concurrency.await("a try", () -> tries(ben) == 1);
        var now = pushing.now().plus(Duration.ofMinutes(20));
        var underWay = pushes.claim(now, 1_000).stream()
                .filter(push -> push.conversation().toString().equals(conversation))
                .findFirst()
                .orElseThrow();
        pushing.collect(conversation, 2, ben);
        pushes.complete(underWay, now);
        assertEquals(1, waiting(conversation, "seqs = array[2]::bigint[] and attempts = 0"));
    }

    private static long waiting(String conversation, String how) {
        return Database.number("select count(*) from push where conversation_id = ?::uuid and " + how, conversation);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    @DisplayName("G4 a browser that subscribed with keys which are not ours any more is forgotten in the end")
    void otherKeys(int status) {
        PushServer.answer(browser.endpoint(), status);
        browser.subscribe(ben);
        ann.start("Hello", ben);
        Concurrency.await("a try", () -> !PushServer.to(browser.endpoint()).isEmpty());
        Database.update("""
                update push set attempts = 7 from push_subscription s
                where s.id = push.subscription_id and s.user_id = ?""", ben.id());
        pushing.sendAll(pushing.now().plus(Duration.ofMinutes(30)));
        assertEquals(0, Database.number("select count(*) from push_subscription where user_id = ?", ben.id()));
    }

    @Test
    @DisplayName("G4 a node that dies while sending leaves a pop-up that is sent")
    void died() {
        var conversation = ann.start("Hello", ben);
        AlertProcessing.awaitDecided();
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        pushing.collect(conversation, 1, ben);
        // As it was when it died: taken, and nothing written since.
        Database.update(
                "update push set attempts = 1, due_at = now() + interval '2 minutes' where conversation_id = ?::uuid",
                conversation);
        PushServer.answer(browser.endpoint(), 201);
        pushing.sendAll(pushing.now().plus(PushQueue.LEASE).plusSeconds(1));
        assertEquals(1, browser.await(1).size());
    }

    @Test
    @DisplayName("G2 waiting pushes of one user are not pushed to another one who takes the browser over")
    void takenOver() {
        PushServer.answer(browser.endpoint(), 503);
        browser.subscribe(ben);
        ann.start("For Ben", ben, cat);
        Concurrency.await("a try", () -> !PushServer.to(browser.endpoint()).isEmpty());
        browser.subscribe(cat);
        PushServer.answer(browser.endpoint(), 201);
        pushing.sendAll(pushing.now().plus(Duration.ofMinutes(30)));
        assertEquals(List.of(), browser.taken());
    }
}
