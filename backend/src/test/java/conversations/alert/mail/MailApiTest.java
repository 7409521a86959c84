package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.person.UserId;
import conversations.testing.AlertProcessing;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.MailServer;
import conversations.testing.ReceivedMail;
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
    MailTestSupport posting;

    @Inject
    MailQueue mails;

    @Inject
    Clock clock;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    @BeforeEach
    void clear() {
        posting.clear();
    }

    private List<ReceivedMail> mailsTo(Api person) {
        posting.sendAll();
        return ReceivedMail.by(person);
    }

    private ReceivedMail mailTo(Api person) {
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
    @DisplayName(
            "A5 G3 a mail names its authors, subject and what happened, in text and HTML, with a link and the usual headers")
    void start() {
        var conversation = ann.start(
                Map.of("message", "Shall we?\nI think so.", "subject", "Renewal", "participantIds", Api.ids(ben)));
        posting.awaitAny(ben);
        var mail = mailTo(ben);
        var name = ann.ok("/me").getString("displayName");
        assertEquals("Renewal", mail.subject());
        assertEquals("\"" + name + " via Conversations\" <conversations@localhost>", mail.header("From"));
        assertEquals(name + " started “Renewal”", mail.firstLine());
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
        assertEquals(List.of(), ReceivedMail.by(ann));
    }

    @Test
    @DisplayName("G3 a mail of one message says who wrote it and when in its first line, and not again")
    void single() {
        var conversation = ann.start(Map.of("message", "One", "subject", "Lunch", "participantIds", Api.ids(ben)));
        posting.awaitAny(ben);
        var name = ann.ok("/me").getString("displayName");
        var one = mailTo(ben);
        assertTrue(
                one.text()
                        .matches(
                                "(?s)" + name + " started “Lunch” · \\w+ \\d+, \\d+, \\d+:\\d\\d [AP]M UTC\n\nOne\n.*"),
                one::text);
        assertEquals(1, occurrences(name, one.text()));
        assertEquals(1, occurrences(name, one.html()));
        ann.say(conversation, "Two");
        ann.say(conversation, "Three");
        posting.awaitWaiting(ben, conversation, 2);
        assertEquals(3, occurrences(name, mailsTo(ben).getLast().text()));
    }

    private static int occurrences(String of, String text) {
        return text.split(java.util.regex.Pattern.quote(of), -1).length - 1;
    }

    @Test
    @DisplayName("G3 a mail to an international domain goes to the ASCII form of its name, which every server takes")
    void internationalDomain() {
        var box = "ida-" + UUID.randomUUID();
        String ida = Api.integration()
                .body(Map.of("givenName", "Ida", "familyName", "Nordström", "email", box + "@exämple.de"))
                .put("/users/by-external-id/" + box)
                .path("id");
        ann.start(Map.of("message", "Hello", "participantIds", List.of(ida)));
        Concurrency.await(
                "a mail", () -> Database.number("select count(*) from mail where user_id = ?::uuid", ida) > 0);
        posting.sendAll();
        assertEquals(1, MailServer.mailsTo(box + "@xn--exmple-cua.de").size());
    }

    @Test
    @DisplayName("G3 messages within the window come as one mail, later ones as another of the same thread")
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
        assertTrue(second.firstLine().endsWith(" wrote in a conversation"), second::text);
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
            QuarkusTransaction.requiringNew()
                    .run(() -> mails.enqueue(conversation, 1, new UserId(ann.id()), List.of(ben.id()), now, now));
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
        var two = mailTo(ben);
        assertTrue(two.firstLine().matches("Ann-\\d+ Tester and Cat-\\d+ Tester wrote in a conversation"), two::text);
        assertTrue(two.senders().matches("Ann-\\d+ Tester and Cat-\\d+ Tester via Conversations"), two.senders());
        posting.clear();
        for (var person : List.of(ann, cat, dan)) {
            person.say(conversation, "More");
        }
        posting.awaitWaiting(ben, conversation, 3);
        var three = mailsTo(ben).getLast();
        assertTrue(three.firstLine().matches("Ann-\\d+ Tester and 2 others wrote in a conversation"), three::text);
        assertTrue(three.senders().matches("Ann-\\d+ Tester and 2 others via Conversations"), three.senders());
    }

    @Test
    @DisplayName(
            "G3 all mails of a conversation to one person have one subject, until the conversation's own is another")
    void oneSubject() {
        all(ben);
        var subject = "Budget 🧾 für \"Q3\", " + "Größe ".repeat(20).strip();
        var conversation = ann.start(Map.of("message", "One", "subject", subject, "participantIds", Api.ids(ben, cat)));
        next(ben, conversation);
        cat.say(conversation, "Two");
        next(ben, conversation);
        ann.post("/conversations/" + conversation + "/participants", Map.of("userIds", Api.ids(Api.person("Dan"))));
        next(ben, conversation);
        ann.request().delete("/conversations/" + conversation + "/participants/" + cat.id());
        next(ben, conversation);
        assertEquals(
                List.of(subject, subject, subject, subject),
                ReceivedMail.by(ben).stream().map(ReceivedMail::subject).toList());
        ann.patch("/conversations/" + conversation, Map.of("subject", "Another one"));
        ann.say(conversation, "Three");
        assertEquals("Another one", next(ben, conversation).subject());
    }

    @Test
    @DisplayName(
            "G3 the mail's subject of a conversation without one names its creator and date, whoever joins or leaves")
    void oneSubjectOfNone() {
        all(ben);
        all(ann);
        var conversation = ann.start("One", ben, cat);
        var first = next(ben, conversation).subject();
        assertTrue(first.matches("Conversation started by Ann-\\d+ Tester on \\w+ \\d+, 20\\d\\d"), first);
        cat.request()
                .delete("/conversations/" + conversation + "/participants/me")
                .then()
                .statusCode(204);
        assertEquals(first, next(ben, conversation).subject());
        ann.post("/conversations/" + conversation + "/participants", Map.of("userIds", Api.ids(Api.person("Dan"))));
        assertEquals(first, next(ben, conversation).subject());
        ben.say(conversation, "Two");
        var own = next(ann, conversation).subject();
        assertTrue(own.matches("Conversation that you started on \\w+ \\d+, 20\\d\\d"), own);
    }

    @Test
    @DisplayName("G3 K3 a message keeps its spaces and lines, in text and in HTML")
    void spaces() {
        ann.start("if x:\n    a  =  1\n\tb = 2\n\nEnd ", ben);
        posting.awaitAny(ben);
        var mail = mailTo(ben);
        assertTrue(mail.text().contains("if x:\n    a  =  1\n\tb = 2\n\nEnd\n"), mail::text);
        assertTrue(
                mail.html()
                        .contains(
                                "white-space:pre-wrap;overflow-wrap:anywhere\">if x:<br>\u00a0\u00a0\u00a0 a\u00a0 =\u00a0 1<br>\u00a0\u00a0\u00a0 b = 2<br><br>End</div>"),
                mail::html);
    }

    @Test
    @DisplayName("G3 a time names its zone, also for readers without one; dates are written as in the reader's country")
    void zones() {
        ann.start("When?", ben, cat);
        cat.body(Map.of("language", "de-DE", "timeZone", "Europe/Berlin"))
                .put("/me/locale")
                .then()
                .statusCode(204);
        posting.awaitAny(cat);
        var bens = mailTo(ben).text();
        assertTrue(bens.matches("(?s).*, \\d+:\\d\\d [AP]M UTC\n.*"), bens);
        var cats = ReceivedMail.by(cat).getFirst().text();
        assertTrue(cats.matches("(?s).*\\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d CES?T\n.*"), cats);
    }

    @Test
    @DisplayName("G3 a name of any letters and signs is the sender's display name, and of no more than one address")
    void names() {
        for (var name : List.of("Øystein 🦊", "山田", "\"Bob\", <eve@example.org>,", "=?UTF-8?Q?Eve?=")) {
            posting.clear();
            var sender = Api.holding(Tokens.token("sender-" + UUID.randomUUID(), claims -> {
                claims.setStringClaim("given_name", name);
                claims.setStringClaim("family_name", "O'Brien");
            }));
            var reader = Api.person("Reader");
            sender.start("Hello", reader);
            posting.awaitAny(reader);
            var mail = mailTo(reader);
            assertEquals(name + " O'Brien via Conversations", mail.senders());
            assertTrue(mail.header("From").endsWith(" <conversations@localhost>"), mail.header("From"));
            assertTrue(mail.header("From").chars().allMatch(c -> c < 127), mail.header("From"));
        }
    }

    @Test
    @DisplayName(
            "G3 no control character and no mark of direction gets into headers; none that steers a terminal into the text")
    void controls() {
        var eve = Api.holding(Tokens.token("eve-" + UUID.randomUUID(), claims -> {
            claims.setStringClaim("given_name", "E\u001b[31mv\u0007e\u202e");
            claims.setStringClaim("family_name", "\u2067א\u2069");
        }));
        var conversation = eve.start(Map.of(
                "message",
                "\u001b[2J\u0007Look\u009b",
                "subject",
                "\u202eA\u001b]0;B\u0007\u2066C",
                "participantIds",
                Api.ids(ben)));
        eve.send(conversation, "A file", List.of(eve.file("a\u001b[1m\u202e.txt", "x")));
        posting.awaitWaiting(ben, conversation, 2);
        var mail = mailTo(ben);
        for (var header : List.of(mail.subject(), mail.senders())) {
            assertFalse(header.matches(".*[\\p{Cc}\u202a-\u202e\u2066-\u2069].*"), header);
        }
        assertFalse(mail.text().matches("(?s).*[\\p{Cc}&&[^\n\t]].*"), mail::text);
        assertFalse(mail.html().matches("(?s).*[\\p{Cc}&&[^\n\t]].*"), mail::html);
    }

    @Test
    @DisplayName("D5 G1 a removed participant gets one mail about it, if they want mails about participant changes")
    void removed() {
        all(ben);
        var conversation =
                ann.start(Map.of("message", "One", "subject", "Renewal", "participantIds", Api.ids(ben, cat)));
        next(ben, conversation);
        ann.say(conversation, "Two, which is not to be told once Ben is out");
        remove(conversation, ben);
        ann.say(conversation, "Three");
        var mail = next(ben, conversation);
        assertEquals("Renewal", mail.subject());
        assertTrue(mail.firstLine().matches("Ann-\\d+ Tester removed you from “Renewal”"), mail::text);
        assertTrue(mail.text().contains("You took part in this conversation."), mail::text);
        assertFalse(mail.everything().contains("Two") || mail.everything().contains("Three"), mail::everything);
        assertEquals(2, mailsTo(ben).size());
        assertFalse(ReceivedMail.by(cat).toString().contains("removed"), "by default nobody is mailed of it");
    }

    @Test
    @DisplayName(
            "D5 D6 E1 E2 G1 G2 a removed participant gets no mail if they muted or deleted it, are back in, or are deactivated")
    void removedUntold() {
        all(ben);
        var deletedBefore = ann.start("Deleted before", ben, cat);
        var muted = ann.start("Muted", ben, cat);
        posting.clear();
        mute(ben, muted);
        ben.request().delete("/conversations/" + deletedBefore).then().statusCode(204);
        var deletedAfter = ann.start("Deleted after", ben, cat);
        var invited = ann.start("Invited again", ben, cat);
        for (var conversation : List.of(deletedBefore, muted, deletedAfter, invited)) {
            remove(conversation, ben);
        }
        ben.request().delete("/conversations/" + deletedAfter).then().statusCode(204);
        ann.post("/conversations/" + invited + "/participants", Map.of("userIds", Api.ids(ben)))
                .then()
                .statusCode(200);
        AlertProcessing.awaitDecided();
        var mail = mailTo(ben);
        assertTrue(mail.text().contains(" invited you. "), mail::text);
        assertFalse(mail.text().contains("removed"), mail::text);
        // Removed again: of the second time they are told.
        remove(invited, ben);
        assertTrue(next(ben, invited).firstLine().contains(" removed you from "));
        var last = ann.start("Deactivated", ben, cat);
        next(ben, last);
        remove(last, ben);
        AlertProcessing.awaitDecided();
        Database.update("update users set active = false where id = ?", ben.id());
        posting.sendAll();
        Database.update("update users set active = true where id = ?", ben.id());
        assertEquals(3, ReceivedMail.by(ben).size());
    }

    private void remove(String conversation, Api person) {
        ann.request()
                .delete("/conversations/" + conversation + "/participants/" + person.id())
                .then()
                .statusCode(204);
    }

    /** The only mail that comes to the person when all is sent that waits now. */
    private ReceivedMail next(Api person, String conversation) {
        var before = ReceivedMail.by(person).size();
        AlertProcessing.awaitDecided();
        var mails = mailsTo(person);
        assertEquals(before + 1, mails.size(), () -> "mails of " + conversation + ": " + mails);
        return mails.getLast();
    }

    /** Has the person mailed of everything. */
    private static void all(Api person) {
        var yes = Map.of("email", true, "popup", true);
        person.body(Map.of("newConversation", yes, "newMessage", yes, "participantChange", yes))
                .put("/alert-preferences")
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("G3 messages read meanwhile are not mailed")
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
    @DisplayName("G1 G2 muting, switching off, leaving, being removed and being deactivated apply to queued mails")
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
        assertEquals(List.of(), ReceivedMail.by(off));
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
        assertTrue(mail.firstLine().endsWith(" invited you to “Deal”"), mail::text);
        assertFalse(mail.everything().contains("Secret"), mail::everything);
        assertFalse(ReceivedMail.by(ben).toString().contains("added"), "by default nobody is mailed of participants");
    }

    @Test
    @DisplayName(
            "B11 a restricted record is named only to readers who may know its name, and in no subject, which later mails repeat")
    void restricted() {
        var record = CrmRecords.restricted("opportunity", "Project Falcon")
                .allow(ann, true, true)
                .allow(cat, true, true);
        ann.start(Map.of("message", "Quietly", "participantIds", Api.ids(ben, cat), "about", List.of(record.ref())));
        posting.awaitAny(cat);
        var cats = mailTo(cat);
        assertTrue(cats.firstLine().endsWith(" started a conversation about Project Falcon"), cats::text);
        var bens = ReceivedMail.by(ben).getFirst();
        assertTrue(bens.firstLine().endsWith(" started a conversation"), bens::text);
        assertEquals(cats.subject(), bens.subject());
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
        assertEquals(1, ReceivedMail.by(ben).size());
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
        // Deletes the user's data too, because other tests recount the whole database.
        Database.update("""
                with said as (update entry set at = '2026-03-01T20:00:00Z' where conversation_id = ?::uuid returning at)
                update participant p set last_activity = said.at, tab_activity = said.at from said where conversation_id = ?::uuid""", conversation, conversation);
        posting.awaitAny(ben);
        var mail = mailTo(ben);
        assertEquals("Contrat", mail.subject());
        assertTrue(mail.firstLine().endsWith(" a démarré «\u00a0Contrat\u00a0»"), mail::text);
        assertTrue(mail.html().contains("<html lang=\"fr\">"), mail.html());
        assertTrue(mail.text().contains("2 mars 2026 01:30 IST"), mail.text());
        assertTrue(mail.text().contains("Ne plus recevoir d’alertes par e-mail"), mail.text());
    }

    @Test
    @DisplayName("G3 K3 users' texts are neither markup nor headers, whatever they contain")
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
        assertEquals("{letter.link} <b>gnp.exe", mail.subject());
        assertEquals("Eve Bcc: all@example.org <script>alert(1)</script> via Conversations", mail.senders());
        assertEquals(
                "Eve Bcc: all@example.org <script>alert(1)</script> started “{letter.link} <b>gnp.exe”",
                mail.firstLine());
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
        all(ben);
        var conversation = ann.start("One", ben);
        ben.post("/conversations/" + conversation + "/read", Map.of());
        ann.post("/conversations/" + conversation + "/participants", Map.of("userIds", Api.ids(cat)));
        posting.awaitWaiting(ben, conversation, 2);
        var added = mailTo(ben);
        assertTrue(added.firstLine().matches("Ann-\\d+ Tester added Cat-\\d+ Tester to a conversation"), added::text);
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
