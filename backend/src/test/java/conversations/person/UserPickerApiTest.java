package conversations.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class UserPickerApiTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final Api ann = Api.person("Ann");
    /** A word in every name of one test, to be apart from all others. */
    private final String tag = "tag" + NUMBER.incrementAndGet() + "x";

    private String person(String given, String family) {
        return person(given, family + " " + tag, "mail" + NUMBER.incrementAndGet() + "@example.org");
    }

    private static String person(String given, String family, String email) {
        var token = Tokens.token("picked-" + NUMBER.incrementAndGet(), claims -> {
            claims.setStringClaim("given_name", given);
            claims.setStringClaim("family_name", family);
            claims.setStringClaim("email", email);
        });
        return Api.with(token).get("/me").then().statusCode(200).extract().path("id");
    }

    @Test
    @DisplayName("A3 users whose last name begins with the query come first, then matches of any part of name or email")
    void lastNameFirst() {
        var part = person("Marta", "Kosta");
        var last = person("Zed", "Martens");
        var inner = person("Ann", "Lamarta");
        var ranked = new ArrayList<>(found("mart"));
        ranked.retainAll(found(tag));
        assertEquals(List.of(last, part, inner), ranked);
    }

    @Test
    @DisplayName("B10 D7 deactivated users are found by those who look for them, and are not offered otherwise")
    void deactivated() {
        var gone = person("Gone", "Person");
        Database.update("update users set active = false where id = ?", UUID.fromString(gone));
        assertEquals(List.of(), found(tag));
        assertEquals(List.of(gone), ann.ok("/users?deactivated=true&q=" + tag).getList("items.id"));
        assertEquals(List.of(false), ann.ok("/users?deactivated=true&q=" + tag).getList("items.active"));
        assertEquals(400, ann.get("/users?deactivated=yes").statusCode());
    }

    @Test
    @DisplayName("A3 case and accents do not matter, words may come in any order")
    void folding() {
        var id = person("Zoë", "Müller-Ångström");
        for (var q : List.of(
                "zoe",
                "ZOË",
                "Müller-Ångström, Zoë",
                "muller-angstrom,zoe",
                "müll",
                "MULLER",
                "angstrom",
                "zoe mull",
                "ångström zoë",
                " muller   zoe ",
                "er-å")) {
            assertTrue(found(q + " " + tag).contains(id), q);
        }
        assertEquals(List.of(), found("zoe muller mayer " + tag));
    }

    @Test
    @DisplayName("A3 letters, apostrophes, hyphens, signs and a missing space between the names do not matter")
    void everyLanguage() {
        for (var name : List.of(
                List.of("Łukasz", "Wałęsa", "lukasz", "walesa", "łukaszwał"),
                List.of("Đorđe", "Đoković", "dokovic"),
                List.of("Ægir", "Þórsson", "aegir", "thorsson"),
                List.of("Aoife", "O’Connor", "o'connor", "oconnor", "o'"),
                List.of("Jean", "Dupont‑Martin", "dupont-martin", "dupont martin", "dupontmartin"),
                List.of("花子", "山田", "山田花子", "花子山田", "花子", "山田花"),
                List.of("محمّد", "الأحمد", "محمد", "الاحمد"),
                List.of("שָׂרָה", "כֹּהֵן", "שרה", "שרה כהן"))) {
            var id = person(name.get(0), name.get(1), tag + "." + NUMBER.incrementAndGet() + "@example.org");
            for (var q : name.subList(2, name.size())) {
                assertTrue(found(q + " " + tag).contains(id), q);
            }
        }
        assertEquals(List.of(), found("ajea " + tag), "only a beginning is looked for where names are joined");
    }

    @Test
    @DisplayName("A3 Greek is found while it is typed")
    void greek() {
        var id = person("Νίκος", "Πασχάλης");
        for (var q : List.of("Π", "Πασ", "πας", "ΠΑΣΧΑΛΗΣ", "πασχαλης", "νικος")) {
            assertTrue(found(q + " " + tag).contains(id), q);
        }
    }

    @Test
    @DisplayName("A3 signs that mean something to a database mean themselves here")
    void patterns() {
        var odd = person("A%b", "C_d\\e");
        person("Axb", "Cxdxe");
        for (var q : List.of("a%b", "c_d", "d\\e", "%", "_", "\\")) {
            assertEquals(List.of(odd), found(q + " " + tag), q);
        }
        assertEquals(List.of(), found("' or 1=1 -- " + tag));
        assertEquals(List.of(), found("a%%b " + tag));
    }

    @Test
    @DisplayName("A3 only active users are offered")
    void activeOnly() {
        var gone = person("Gone", "Person");
        assertEquals(List.of(gone), found(tag));
        Database.update("update users set active = false where id = ?", UUID.fromString(gone));
        assertEquals(List.of(), found(tag));
    }

    @Test
    @DisplayName("A3, K2 the list is paged, with and without a search, whatever stands in the names")
    void paging() {
        var expected = new HashSet<String>();
        for (var family : List.of("Aa", "Bb\u001fb", "Bb.b", "Cc", "Cc", "Éé", "\ud83d\ude00")) {
            expected.add(person("Same", family));
        }
        for (var limit = 1; limit <= 7; limit++) {
            var seen = walk("/users?q=" + tag + "&limit=" + limit);
            assertEquals(found(tag), seen, "limit " + limit);
            assertEquals(expected, new HashSet<>(seen));
        }
        var everybody = walk("/users?limit=100");
        assertEquals(everybody.size(), new HashSet<>(everybody).size());
        assertTrue(everybody.containsAll(expected));
    }

    @Test
    @DisplayName("A3 D7 a user is shown by id as the search shows them, also once deactivated; an unknown one is 404")
    void byId() {
        var ben = person("Ben", "Kosta");
        assertEquals(
                ann.ok("/users?q=" + tag).getMap("items[0]"),
                ann.ok("/users/" + ben).getMap("$"));
        Database.update("update users set active = false where id = ?", UUID.fromString(ben));
        assertEquals(
                ann.ok("/users?deactivated=true&q=" + tag).getMap("items[0]"),
                ann.ok("/users/" + ben).getMap("$"));
        ann.get("/users/" + UUID.randomUUID()).then().statusCode(404);
        ann.get("/users/nobody").then().statusCode(404);
    }

    @Test
    @DisplayName("D1 notIn leaves out the conversation's participants; a conversation that the caller can't see is 404")
    void notIn() {
        var ben = Api.person("Ben");
        var id = ann.start("Hello", ben);
        assertTrue(walk("/users?limit=100").containsAll(Api.ids(ann, ben)));
        assertTrue(Collections.disjoint(walk("/users?limit=100&notIn=" + id), Api.ids(ann, ben)));
        Api.person("Dora").get("/users?notIn=" + id).then().statusCode(404);
        ann.get("/users?notIn=" + UUID.randomUUID()).then().statusCode(404);
        ann.get("/users?notIn=x").then().statusCode(400);
    }

    @Test
    @DisplayName("K1 a search of many words, or of letters that unfold into many, is answered")
    void manyWords() {
        for (var path : List.of("/users?q={q}", "/records?q={q}")) {
            ann.get(path, "a ".repeat(100)).then().statusCode(200);
            ann.get(path, "\ufdfa".repeat(200)).then().statusCode(200);
            ann.get(path, "x".repeat(201)).then().statusCode(400);
        }
    }

    private List<String> found(String q) {
        return ann.ok("/users?limit=100&q={q}", q).getList("items.id");
    }

    private List<String> walk(String path) {
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = ann.ok(path + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return seen;
    }
}
