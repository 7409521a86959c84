package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Crm;
import conversations.testing.Database;
import conversations.testing.Received;
import conversations.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** G3: what mails say, to whom, and when there is none. */
@ApiTest
class MailApiTest {
    @Inject
    Posting posting;

    @Inject
    Mails mails;

    @Inject
    Clock clock;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    @BeforeEach
    void clear() {
        posting.clear();
    }

    private List<Received> mailsTo(Api person) {
        posting.sendAll();
        return Received.by(person);
    }

    private Received mailTo(Api person) {
        var mails = mailsTo(person);
        assertEquals(1, mails.size(), mails::toString);
        return mails.getFirst();
    }

    private static void mute(Api person, String conversation) {
        person.body(Map.of("muted", true))
                .put("/conversations/" + conversation + "/mute")
                .then()
                .statusCode(200);
    }

    private static String messages(String conversation) {
        return "/conversations/" + conversation + "/messages";
    }

    @Test
    @DisplayName("A5 G3 a start is told by who and about what, in text and HTML, with a link and the usual headers")
    void start() {
        var conversation = ann.start(
                Map.of("message", "Shall we?\nI think so.", "subject", "Renewal", "participantIds", Api.ids(ben)));
        posting.awaitAny(ben);
        var mail = mailTo(ben);
        assertEquals(ann.ok("/me").getString("displayName") + " started “Renewal”", mail.subject());
        for (var body : List.of(mail.text(), mail.html())) {
            assertTrue(body.contains("Shall we?"), body);
            assertTrue(body.contains("https://talk.example.com/conversations/" + conversation), body);
            assertTrue(body.contains("https://talk.example.com/api/v1/unsubscribe/"), body);
        }
        assertTrue(mail.html().contains("Shall we?<br>I think so."), mail.html());
        assertTrue(mail.header("Message-ID").matches("<[0-9a-f-]{36}@talk\\.example\\.com>"));
        assertEquals("<conversation." + conversation + "@talk.example.com>", mail.header("In-Reply-To"));
        assertEquals(mail.header("In-Reply-To"), mail.header("References"));
        assertEquals("auto-generated", mail.header("Auto-Submitted"));
        assertEquals("List-Unsubscribe=One-Click", mail.header("List-Unsubscribe-Post"));
        assertTrue(mail.header("List-Unsubscribe")
                .matches("<https://talk\\.example\\.com/api/v1/unsubscribe/[\\w-]{32,}>"));
        assertEquals(List.of(), Received.by(ann));
    }

    @Test
    @DisplayName(
            "G3 what is said within the window comes as one mail, what is said later as another of the same thread")
    void window() {
        var conversation = ann.start("One", ben, cat);
        ann.say(conversation, "Two");
        cat.say(conversation, "Three");
        posting.awaitWaiting(ben, conversation, 3);
        var first = mailTo(ben);
        assertTrue(first.text().indexOf("One") < first.text().indexOf("Two"), first.text());
        assertTrue(first.text().indexOf("Two") < first.text().indexOf("Three"), first.text());
        ann.say(conversation, "Four");
        posting.awaitWaiting(ben, conversation, 1);
        var second = mailsTo(ben).getLast();
        assertFalse(second.text().contains("Three"), second.text());
        assertTrue(second.subject().endsWith(" wrote in a conversation"), second.subject());
        assertEquals(first.header("References"), second.header("References"));
        assertNotEquals(first.header("Message-ID"), second.header("Message-ID"));
    }

    @Test
    @DisplayName("G3 without a window each message is a mail of its own")
    void noWindow() {
        var conversation = UUID.fromString(ann.start("One", ben));
        posting.awaitAny(ben);
        posting.clear();
        var now = clock.instant().plus(Duration.ofDays(2));
        for (var i = 0; i < 2; i++) {
            QuarkusTransaction.requiringNew().run(() -> mails.collect(conversation, 1, List.of(ben.id()), now, now));
        }
        assertEquals(2, Database.number("select count(*) from mail where user_id = ?", ben.id()));
    }

    @Test
    @DisplayName("G3 a mail of several people's messages names two of them, or one and how many others")
    void several() {
        var dan = Api.person("Dan");
        var conversation = ann.start("One", ben, cat, dan);
        ben.post("/conversations/" + conversation + "/read", Map.of());
        ann.say(conversation, "Two");
        cat.say(conversation, "Three");
        posting.awaitWaiting(ben, conversation, 3);
        assertTrue(mailTo(ben).subject().matches("Ann-\\d+ Tester and Cat-\\d+ Tester wrote in a conversation"));
        posting.clear();
        for (var person : List.of(ann, cat, dan)) {
            person.say(conversation, "More");
        }
        posting.awaitWaiting(ben, conversation, 3);
        assertTrue(mailsTo(ben).getLast().subject().matches("Ann-\\d+ Tester and 2 others wrote in a conversation"));
    }

    @Test
    @DisplayName("G3 what was read meanwhile is not mailed")
    void read() {
        var whole = ann.start("Read it all", ben);
        var part = ann.start("Read this", ben);
        ann.say(part, "Not this");
        posting.awaitWaiting(ben, part, 2);
        ben.post("/conversations/" + whole + "/read", Map.of()).then().statusCode(200);
        ben.post("/conversations/" + part + "/read", Map.of("throughSeq", 1))
                .then()
                .statusCode(200);
        var text = mailTo(ben).text();
        assertTrue(text.contains("Not this"), text);
        assertFalse(text.contains("Read"), text);
    }

    @Test
    @DisplayName(
            "G1 G2 muting, switching off, leaving, being removed and being deactivated count for what is not sent yet")
    void changedMeanwhile() {
        var muted = ann.start("Muted", ben);
        var left = ann.start("Left", ben, cat);
        var removed = ann.start("Removed", ben, cat);
        posting.awaitWaiting(ben, removed, 1);
        mute(ben, muted);
        ben.request().delete("/conversations/" + left + "/participants/me");
        ann.request().delete("/conversations/" + removed + "/participants/" + ben.id());
        var gone = Api.person("Gone");
        posting.awaitWaiting(gone, ann.start("Gone", gone), 1);
        Database.update("update users set active = false where id = ?", gone.id());
        var off = Api.person("Off");
        posting.awaitWaiting(off, ann.start("Off", off), 1);
        var no = Map.of("email", false, "popup", true);
        off.body(Map.of("newConversation", no, "newMessage", no, "participantChange", no))
                .put("/alert-preferences")
                .then()
                .statusCode(200);
        assertEquals(List.of(), mailsTo(ben));
        assertEquals(0, Database.number("select count(*) from mail where user_id in (?, ?)", gone.id(), off.id()));
        assertEquals(List.of(), Received.by(off));
    }

    @Test
    @DisplayName("C6 a deleted message is not mailed, an edited one as it is now")
    void corrected() {
        var conversation = ann.start("First wording", ben);
        ann.say(conversation, "Regretted");
        posting.awaitWaiting(ben, conversation, 2);
        ann.patch(messages(conversation) + "/1", Map.of("text", "Better wording"));
        ann.request().delete(messages(conversation) + "/2").then().statusCode(204);
        var mail = mailTo(ben);
        for (var body : List.of(mail.text(), mail.html())) {
            assertTrue(body.contains("Better wording"), body);
            assertFalse(body.contains("First wording") || body.contains("Regretted"), body);
        }
    }

    @Test
    @DisplayName("D2 G3 an invitation carries no message, and nothing of what was said before")
    void invitation() {
        var conversation =
                ann.start(Map.of("message", "Secret so far", "subject", "Deal", "participantIds", Api.ids(ben)));
        ann.post("/conversations/" + conversation + "/participants", Map.of("userIds", Api.ids(cat)));
        posting.awaitWaiting(cat, conversation, 1);
        var mail = mailTo(cat);
        assertTrue(mail.subject().endsWith(" invited you to “Deal”"), mail.subject());
        assertFalse(mail.everything().contains("Secret"), mail::everything);
        assertFalse(Received.by(ben).toString().contains("added"), "by default nobody is mailed of participants");
    }

    @Test
    @DisplayName("B11 a restricted record is named only to whom it may be named, in subject and body")
    void restricted() {
        var record = Crm.restricted("opportunity", "Project Falcon")
                .allow(ann, true, true)
                .allow(cat, true, true);
        ann.start(Map.of("message", "Quietly", "participantIds", Api.ids(ben, cat), "about", List.of(record.ref())));
        posting.awaitAny(cat);
        var cats = mailTo(cat);
        assertTrue(cats.subject().endsWith(" started a conversation about Project Falcon"), cats.subject());
        var bens = Received.by(ben).getFirst();
        assertTrue(bens.subject().endsWith(" started a conversation"), bens.subject());
        assertFalse(bens.everything().contains("Falcon"), bens::everything);
        assertFalse(bens.everything().contains(record.id()), bens::everything);
    }

    @Test
    @DisplayName("G3 nothing is mailed to an address that neither the CRM nor the identity provider vouches for")
    void unverified() {
        var eve = Api.holding(
                Tokens.token("eve-" + UUID.randomUUID(), claims -> claims.setClaim("email_verified", false)));
        ann.start("Hello", eve, ben);
        posting.awaitAny(ben);
        assertEquals(List.of(), mailsTo(eve));
        assertEquals(1, Received.by(ben).size());
    }

    @Test
    @DisplayName("G3 a mail is in its reader's language and time zone")
    void french() {
        ben.body(Map.of("language", "fr-FR", "timeZone", "Asia/Kolkata"))
                .put("/me/locale")
                .then()
                .statusCode(204);
        var conversation =
                ann.start(Map.of("message", "Bonjour", "subject", "Contrat", "participantIds", Api.ids(ben)));
        // With what follows from it: other tests recount the whole database.
        Database.update("""
                with said as (update entry set at = '2026-03-01T20:00:00Z' where conversation_id = ?::uuid returning at)
                update participant p set last_activity = said.at, tab_activity = said.at from said where conversation_id = ?::uuid""", conversation, conversation);
        posting.awaitAny(ben);
        var mail = mailTo(ben);
        assertTrue(mail.subject().endsWith(" a démarré «\u00a0Contrat\u00a0»"), mail.subject());
        assertTrue(mail.html().contains("<html lang=\"fr\">"), mail.html());
        assertTrue(mail.text().contains("2 mars 2026 01:30"), mail.text());
        assertTrue(mail.text().contains("Ne plus recevoir d’alertes par e-mail"), mail.text());
    }

    @Test
    @DisplayName("G3 K3 what people write is neither markup nor headers, whatever it is")
    void hostile() {
        var eve = Api.holding(Tokens.token("eve-" + UUID.randomUUID(), claims -> {
            claims.setStringClaim("given_name", "Eve\r\nBcc: " + "all@example.org\r\n");
            claims.setStringClaim("family_name", "\u202e<script>alert(1)</script>");
        }));
        eve.start(Map.of(
                "message",
                "<img src=x onerror=alert(1)>\n.\nQUIT {letter.unsubscribe} &amp;",
                "subject",
                "{letter.link} <b>\u202egnp.exe",
                "participantIds",
                Api.ids(ben)));
        posting.awaitAny(ben);
        var mail = mailTo(ben);
        assertEquals(
                "Eve Bcc: all@example.org <script>alert(1)</script> started “{letter.link} <b>gnp.exe”",
                mail.subject());
        assertEquals(List.of(), mail.headers("Bcc"));
        assertFalse(mail.html().contains("<script>")
                || mail.html().contains("<img")
                || mail.html().contains("<b>"));
        assertTrue(mail.html().contains("&lt;img src=x onerror=alert(1)&gt;"), mail.html());
        assertTrue(mail.html().contains("QUIT {letter.unsubscribe} &amp;amp;"), mail.html());
        assertTrue(mail.text().contains("QUIT {letter.unsubscribe} &amp;"), mail.text());
    }

    @Test
    @DisplayName("G3 files are named, edited messages marked, comings and goings told to who wants them by mail")
    void details() {
        var yes = Map.of("email", true, "popup", true);
        ben.body(Map.of("newConversation", yes, "newMessage", yes, "participantChange", yes))
                .put("/alert-preferences");
        var conversation = ann.start("One", ben);
        ben.post("/conversations/" + conversation + "/read", Map.of());
        ann.post("/conversations/" + conversation + "/participants", Map.of("userIds", Api.ids(cat)));
        posting.awaitWaiting(ben, conversation, 2);
        assertTrue(mailTo(ben).subject().matches("Ann-\\d+ Tester added Cat-\\d+ Tester to a conversation"));
        posting.clear();
        ann.send(conversation, "See this", List.of(ann.file("offer.pdf", "x")));
        ann.patch(messages(conversation) + "/3", Map.of("text", "See that"));
        cat.request().delete("/conversations/" + conversation + "/participants/me");
        posting.awaitWaiting(ben, conversation, 2);
        var text = mailsTo(ben).getLast().text();
        assertTrue(text.contains("Attached: offer.pdf"), text);
        assertTrue(text.contains("· edited"), text);
        assertTrue(text.contains(" left. · "), text);
    }
}
