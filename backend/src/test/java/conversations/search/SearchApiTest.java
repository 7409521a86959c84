package conversations.search;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class SearchApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private List<String> texts(String q) {
        return ann.ok("/search?q={q}", q).getList("items.entry.text");
    }

    @Test
    @DisplayName("F6 words, beginnings and parts of words are found, whatever the case and accents, best first")
    void words() {
        var id = ann.start("A quotation for Señor Álvarez", ben);
        ann.say(id, "requoted yesterday");
        ann.say(id, "my quote");
        assertEquals(List.of("my quote", "requoted yesterday"), texts("QUOTE"));
        assertEquals(List.of("my quote", "A quotation for Señor Álvarez", "requoted yesterday"), texts("quot"));
        assertEquals(List.of("A quotation for Señor Álvarez"), texts("alvarez senor"));
        assertEquals(List.of(), texts("quote senor"));
    }

    @Test
    @DisplayName(
            "F6 a text is found whatever letters, apostrophes, hyphens, signs and invisible characters it was written with")
    void folding() {
        var id = ann.start("Łukasz, Øyvind und Þórsson", ben);
        ann.say(id, "D’Angelo’s well‑known encyclopædia");
        ann.say(id, "שָׁלוֹם مَرْحَبًا in\u00adter\u00adnal zero\u200bwidth");
        assertEquals(List.of("Łukasz, Øyvind und Þórsson"), texts("lukasz oyvind thorsson"));
        assertEquals(List.of("D’Angelo’s well‑known encyclopædia"), texts("D'Angelo's well-known encyclopaedia"));
        assertEquals(List.of("D’Angelo’s well‑known encyclopædia"), texts("known dangelo"));
        assertEquals(1, texts("שלום مرحبا internal zerowidth").size());
        assertEquals(
                "<mark>D’Angelo’s</mark> well‑known encyclopædia",
                ann.ok("/search?q=dangelos").getString("items[0].highlight"));
        assertEquals(List.of(id), ann.ok("/conversations?q=lukasz").getList("items.id"));
    }

    @Test
    @DisplayName("F6 words in quotation marks are a phrase, also as a condition of the sidebar")
    void phrases() {
        var id = ann.start("the final offer of May", ben);
        var other = ann.start("May I offer the final one", ben);
        for (var q : List.of("\"final offer\"", "“final offer” may", "«Final Offer»", "„final offer“")) {
            assertEquals(List.of("the final offer of May"), texts(q), q);
            assertEquals(List.of(id), ann.ok("/conversations?q={q}", q).getList("items.id"));
        }
        assertEquals(2, texts("final offer").size());
        assertEquals(
                "the <mark>final offer</mark> of May",
                ann.ok("/search?q={q}", "\"final offer\"").getString("items[0].highlight"));
        ann.say(other, "he said “yes");
        assertEquals(List.of("he said “yes"), texts("\"yes"));
    }

    @Test
    @DisplayName("F6 scripts without spaces are found, down to one character")
    void unspaced() {
        var id = ann.start("明日の会議は十時からです", ben);
        ann.say(id, "พรุ่งนี้ประชุมสิบโมง");
        ann.say(id, "我们明天开会");
        assertEquals(List.of("明日の会議は十時からです"), texts("会議"));
        assertEquals(List.of("我们明天开会", "明日の会議は十時からです"), texts("会"));
        assertEquals(List.of("พรุ่งนี้ประชุมสิบโมง"), texts("ประชุม"));
    }

    @Test
    @DisplayName("F6 subject and description are found together, as the conversation itself")
    void subjects() {
        var id = ann.start(Map.of(
                "message",
                "Hello",
                "participantIds",
                Api.ids(ben),
                "subject",
                "Harvest plan",
                "description",
                "For <May>"));
        var found = ann.ok("/search?q=may harvest");
        assertEquals(List.of(id), found.getList("items.conversation.id"));
        assertEquals("Harvest plan", found.getString("items[0].conversation.subject"));
        assertNull(found.get("items[0].entry"));
        assertEquals("<mark>Harvest</mark> plan For &lt;<mark>May</mark>&gt;", found.getString("items[0].highlight"));
        assertEquals(List.of(id), ann.ok("/conversations?q=harvest").getList("items.id"));
        assertEquals(List.of(), ann.ok("/conversations?q=winter").getList("items.id"));
    }

    @Test
    @DisplayName("K2 nothing to look for is 400")
    void nothing() {
        for (var query : List.of("", "?q=", "?q=  ")) {
            ann.get("/search" + query).then().statusCode(400).body("errors.field", equalTo(List.of("q")));
        }
    }
}
