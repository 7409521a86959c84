package conversations.alert.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.ReceivedMail;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** G3: stopping mails by a mail's own link (RFC 8058). */
@ApiTest
class UnsubscribeApiTest {
    @Inject
    MailTestSupport posting;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cat = Api.person("Cat");

    @BeforeEach
    void clear() {
        posting.clear();
    }

    /** The address in the header of a mail to this person, below the API's base path. */
    private String link(Api person) {
        var conversation = ann.start("Hello", person);
        posting.awaitWaiting(person, conversation, 1);
        posting.sendAll();
        var header = ReceivedMail.by(person).getLast().header("List-Unsubscribe");
        return header.substring(header.indexOf("/unsubscribe/"), header.length() - 1);
    }

    private static boolean isMailed(Api person) {
        return person.ok("/alert-preferences").getBoolean("newMessage.email");
    }

    @Test
    @DisplayName("G3 one click without signing in stops that person's mails, and nothing else")
    void oneClick() {
        var bens = link(ben);
        assertEquals(bens, link(ben), "an old mail's link goes on working");
        var answer = Api.anonymous()
                .accept("*/*")
                .contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(bens);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.asString().contains("no more alerts by mail"), answer.asString());
        var preferences = ben.ok("/alert-preferences");
        for (var kind : List.of("newConversation", "newMessage", "participantChange")) {
            assertFalse(preferences.getBoolean(kind + ".email"), kind);
            assertTrue(preferences.getBoolean(kind + ".popup"), kind);
        }
        assertTrue(isMailed(cat));
        ann.start("Not by mail", ben);
        var conversation = ann.start("By mail", cat);
        posting.awaitWaiting(cat, conversation, 1);
        posting.sendAll();
        assertEquals(2, ReceivedMail.by(ben).size());
    }

    @Test
    @DisplayName("G3 looking at the link only asks, in the reader's language, and runs nothing")
    void looking() {
        var link = link(ben);
        ben.body(Map.of("language", "fr", "timeZone", "Europe/Paris")).put("/me/locale");
        var page = Api.anonymous().accept("text/html").get(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.contentType().startsWith("text/html"), page.contentType());
        assertTrue(page.asString().contains("Arrêter les e-mails"), page.asString());
        assertFalse(page.asString().contains("<script"), page.asString());
        var policy = page.headers().getValues("Content-Security-Policy");
        assertEquals(1, policy.size(), policy::toString);
        assertTrue(policy.getFirst().startsWith("default-src 'none'; style-src 'sha256-"), policy::toString);
        assertTrue(isMailed(ben));
        assertEquals(405, Api.anonymous().delete(link).statusCode());
        assertTrue(isMailed(ben));
    }

    @Test
    @DisplayName("G3 a link that nobody was given is 404, and is no token for anything")
    void unknown() {
        var link = link(ben);
        for (var guess : List.of("x", "%00", "00000000000000000000000000000000")) {
            assertEquals(404, Api.anonymous().get("/unsubscribe/" + guess).statusCode(), guess);
            assertEquals(404, Api.anonymous().post("/unsubscribe/" + guess).statusCode(), guess);
        }
        var token = link.substring(link.lastIndexOf('/') + 1);
        assertTrue(token.length() >= 32, token);
        assertEquals(401, Api.with(token).get("/me").statusCode());
    }
}
