package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.AlertProcessing;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.ReceivedMail;
import conversations.testing.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** G4: each mail goes out, once, whatever the mail server does; what can't be delivered for a day is kept for the operator. */
@ApiTest
class MailFaultsTest {
    @Inject
    MailTestSupport posting;

    @Inject
    MailQueue mails;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");
    private final Api admin = Api.holding(
            Tokens.token("operator-" + UUID.randomUUID(), claims -> claims.setStringListClaim("groups", "admin")));

    @BeforeEach
    @AfterEach
    void clear() {
        posting.clear();
    }

    private static String email(Api person) {
        return person.ok("/me").getString("email");
    }

    private static long waitingFor(Api person) {
        return Database.number("select count(*) from mail where user_id = ?", person.id());
    }

    private void startAndWait() {
        ann.start("Hello", ben, cat);
        posting.awaitAny(ben);
        posting.awaitAny(cat);
    }

    @Test
    @DisplayName("G4 a server that is down for an hour gets each mail once it is back, once")
    void down() {
        startAndWait();
        conversations.testing.MailServer.line().refuseAll();
        var start = posting.due();
        for (var minutes = 0; minutes < 60; minutes++) {
            posting.sendAll(start.plus(Duration.ofMinutes(minutes)));
        }
        assertTrue(Database.number("select min(attempts) from mail") > 3);
        assertEquals(List.of(), ReceivedMail.by(ben));
        conversations.testing.MailServer.line().restore();
        posting.sendAll(start.plus(Duration.ofHours(3)));
        posting.sendAll(start.plus(Duration.ofHours(6)));
        assertEquals(1, ReceivedMail.by(ben).size());
        assertEquals(1, ReceivedMail.by(cat).size());
        assertEquals(0, waitingFor(ben));
    }

    @Test
    @DisplayName("G4 one refused address holds up nobody else")
    void refused() {
        startAndWait();
        conversations.testing.MailServer.line().refuse(email(ben));
        posting.sendAll();
        assertEquals(1, ReceivedMail.by(cat).size());
        assertEquals(List.of(), ReceivedMail.by(ben));
        assertEquals(1, waitingFor(ben));
    }

    @Test
    @DisplayName("G4 a server that falls silent at one address is given up for it, and the others get theirs")
    void silent() {
        startAndWait();
        conversations.testing.MailServer.line().stayMuteAt(email(ben));
        posting.sendAll();
        assertEquals(1, ReceivedMail.by(cat).size());
        assertEquals(1, waitingFor(ben));
        conversations.testing.MailServer.line().restore();
        posting.sendAll(posting.due().plus(Duration.ofHours(1)));
        assertEquals(1, ReceivedMail.by(ben).size());
    }

    @Test
    @DisplayName("G4 untried mails go first, so that failing addresses hold up nobody's first attempt")
    void firstTriesFirst() {
        startAndWait();
        Database.update("update mail set attempts = 3, due_at = now() - interval '1 hour' where user_id = ?", ben.id());
        assertEquals(
                List.of(cat.id()),
                mails.claim(posting.due(), 1).stream()
                        .map(mail -> mail.userId().value())
                        .toList());
    }

    @Test
    @DisplayName("G4 a user who alerts thousands of people at once does not hold up alerts caused by others")
    void turns() {
        var conversation = ann.start("Hello", cat);
        var other = ben.start("Hello", cat);
        AlertProcessing.awaitDecided();
        Database.update("delete from mail");
        Database.update("""
                insert into mail (id, user_id, conversation_id, seqs, caused_by, created_at, due_at)
                select gen_random_uuid(), ?, ?::uuid, array[1], ?, now(), now() + i * interval '1 millisecond'
                from generate_series(1, 3000) i""", cat.id(), conversation, ann.id());
        Database.update("""
                insert into mail (id, user_id, conversation_id, seqs, caused_by, created_at, due_at)
                select gen_random_uuid(), ?, ?::uuid, array[1], ?, now(), now() + interval '1 hour'""", cat.id(), other, ben.id());
        var next = mails.claim(posting.due(), MailServer.MAX_CONCURRENT);
        assertEquals(MailServer.MAX_CONCURRENT, next.size());
        assertEquals(
                1,
                next.stream()
                        .filter(mail -> mail.conversationId().toString().equals(other))
                        .count());
        assertEquals(
                MailServer.MAX_CONCURRENT,
                mails.claim(posting.due(), MailServer.MAX_CONCURRENT).size());
    }

    @Test
    @DisplayName("G4 waiting mails are sent even if the clock is set back by a day")
    void clockSetBack() {
        startAndWait();
        assertEquals(
                Set.of(ben.id(), cat.id()),
                mails.claim(posting.now().minus(Duration.ofDays(1)), 10).stream()
                        .map(mail -> mail.userId().value())
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("G4 a mail whose acceptance was not heard comes again under the same Message-ID")
    void cut() {
        startAndWait();
        conversations.testing.MailServer.line().cutAfterData();
        posting.sendAll();
        assertEquals(1, waitingFor(ben));
        conversations.testing.MailServer.line().restore();
        posting.sendAll(posting.due().plus(Duration.ofHours(1)));
        var mails = ReceivedMail.by(ben);
        assertEquals(2, mails.size());
        assertEquals(mails.getFirst().header("Message-ID"), mails.getLast().header("Message-ID"));
        assertEquals(0, waitingFor(ben));
    }

    @Test
    @DisplayName("G4 a node that dies while sending leaves a mail that is sent")
    void died() {
        startAndWait();
        // As it was when it died: taken, and nothing written since.
        Database.update(
                "update mail set attempts = 1, first_tried_at = now(), due_at = now() + interval '5 minutes' where user_id = ?",
                ben.id());
        posting.sendAll();
        assertEquals(1, ReceivedMail.by(ben).size());
    }

    @Test
    @DisplayName("G4 J2 mails undelivered for a day are listed for the operator, who can retry them")
    void dead() {
        startAndWait();
        conversations.testing.MailServer.line().refuse(email(ben));
        var start = posting.due();
        for (var hours = 0; hours <= 25; hours++) {
            posting.sendAll(start.plus(Duration.ofHours(hours)));
        }
        var mails = admin.ok("/admin/mails?state=dead");
        assertEquals(1, mails.getList("items").size());
        assertEquals("dead", mails.getString("items[0].state"));
        assertEquals(ben.id().toString(), mails.getString("items[0].recipient.id"));
        assertEquals(email(ben), mails.getString("items[0].email"));
        assertTrue(mails.getInt("items[0].attempts") > 10);
        assertTrue(mails.getString("items[0].lastError").contains("50"), mails.getString("items[0].lastError"));
        assertEquals(List.of(), admin.ok("/admin/mails?state=waiting").getList("items"));
        conversations.testing.MailServer.line().restore();
        posting.sendAll(start.plus(Duration.ofHours(40)));
        assertEquals(List.of(), ReceivedMail.by(ben));
        var id = mails.getString("items[0].id");
        assertEquals(
                "waiting",
                admin.post("/admin/mails/" + id + "/retry", "{}")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("state"));
        posting.sendAll();
        assertEquals(1, ReceivedMail.by(ben).size());
        admin.post("/admin/mails/" + id + "/retry", "{}").then().statusCode(404);
        admin.request().delete("/admin/mails/" + id).then().statusCode(404);
    }

    @Test
    @DisplayName("G4 J2 the operator can delete undeliverable mails, and no others")
    void putAway() {
        startAndWait();
        Database.update("update mail set state = 'dead' where user_id = ?", ben.id());
        var dead = admin.ok("/admin/mails").getString("items[0].id");
        var waiting = admin.ok("/admin/mails?state=waiting").getString("items[0].id");
        admin.request().delete("/admin/mails/" + dead).then().statusCode(204);
        admin.request().delete("/admin/mails/" + waiting).then().statusCode(404);
        assertEquals(List.of(), admin.ok("/admin/mails").getList("items"));
        posting.sendAll();
        assertEquals(List.of(), ReceivedMail.by(ben));
        assertEquals(1, ReceivedMail.by(cat).size());
    }

    @Test
    @DisplayName("G4 a mail that no attempt ever came back from is tried no more, until the operator says so")
    void neverComesBack() {
        startAndWait();
        Database.update("update mail set attempts = 100, first_tried_at = now() where user_id = ?", ben.id());
        posting.sendAll();
        assertEquals(List.of(), ReceivedMail.by(ben));
        assertEquals(1, ReceivedMail.by(cat).size());
        var id = admin.ok("/admin/mails?state=dead").getString("items[0].id");
        admin.post("/admin/mails/" + id + "/retry", "{}").then().statusCode(200);
        posting.sendAll();
        assertEquals(1, ReceivedMail.by(ben).size());
    }

    @Test
    @DisplayName("G4 a node takes as many mails as it has room for, also when the planner expects hardly any")
    void noMoreThanRoom() {
        var conversation = ann.start("Hello", ben, cat);
        posting.awaitAny(ben);
        Database.update("delete from mail");
        Database.update("vacuum analyze mail");
        Database.update("""
                insert into mail (id, user_id, conversation_id, seqs, created_at, due_at)
                select gen_random_uuid(), ?, ?::uuid, array[1], now(), now() + interval '1 hour'
                from generate_series(1, 30)""", ben.id(), conversation);
        assertEquals(3, mails.claim(posting.due(), 3).size());
    }

    @Test
    @DisplayName("G4 a mail of very many messages holds the newest fifty, and says that there are more")
    void manyMessages() {
        var conversation = ann.start("Message 0.", ben);
        for (var i = 1; i <= 54; i++) {
            ann.say(conversation, "Message " + i + ".");
        }
        AlertProcessing.awaitDecided();
        posting.sendAll();
        var text = ReceivedMail.by(ben).getFirst().text();
        assertFalse(text.contains("Message 4."), text);
        assertTrue(text.contains("Message 5."), text);
        assertTrue(text.contains("Message 54."), text);
        assertTrue(text.contains("There are earlier ones too."), text);
    }

    @Test
    @DisplayName("J2 the role, as a group or as a realm role of Keycloak, opens the operations and no conversation")
    void role() {
        var keycloaks = Api.holding(Tokens.token(
                "operator-" + UUID.randomUUID(),
                claims -> claims.setClaim("realm_access", Map.of("roles", List.of("admin")))));
        var conversation = ann.start("Not for operators", ben);
        for (var operator : List.of(admin, keycloaks)) {
            operator.ok("/admin/mails");
            operator.get("/conversations/" + conversation).then().statusCode(404);
        }
        var other = Api.holding(Tokens.token(
                "other-" + UUID.randomUUID(), claims -> claims.setStringListClaim("groups", "administrators")));
        other.get("/admin/mails").then().statusCode(403);
    }

    @Test
    @DisplayName("K2 the operator's list pages, and takes no other state")
    void pages() {
        for (var person : List.of(ben, cat, Api.person("Dan"))) {
            ann.start("Hello", person);
            posting.awaitAny(person);
        }
        var first = admin.ok("/admin/mails?state=waiting&limit=2");
        assertEquals(2, first.getList("items").size());
        var second = admin.ok("/admin/mails?state=waiting&limit=2&cursor={cursor}", first.getString("nextCursor"));
        assertEquals(1, second.getList("items").size());
        admin.get("/admin/mails?state=sent").then().statusCode(400);
        admin.get("/admin/mails?cursor={cursor}", first.getString("nextCursor"))
                .then()
                .statusCode(400);
    }
}
