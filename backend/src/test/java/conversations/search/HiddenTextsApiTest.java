package conversations.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import conversations.platform.text.SearchForm;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The cost of a search reveals nothing of texts that its caller does not see: PostgreSQL handles as many rows in every step.
 */
@ApiTest
class HiddenTextsApiTest {
    @Inject
    Session session;

    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final Api cleo = Api.person("Cleo");

    /** Each step of the plan with the rows that it gave, as PostgreSQL reports it. */
    private String work(String q, Api reader, CrmRecords.@Nullable Item tab, boolean filter) {
        var matching = new SearchQuery(SearchForm.words(q));
        return QuarkusTransaction.requiringNew().call(() -> {
            var sql = filter ? matching.conversations() : matching.hits(tab != null, false);
            NativeQuery<String> query = session.createNativeQuery(
                            "explain (analyze, costs off, timing off, summary off, buffers off) " + sql, String.class)
                    .setParameter("reader", reader.id());
            if (!filter) {
                query.setParameter("blocks", 100).setParameter("limit", 21);
            }
            if (tab != null) {
                query.setParameter("type", tab.type()).setParameter("record", tab.id());
            }
            matching.bind(query, !filter);
            // The word itself is in the plan; how often a step was given up by its condition is what it costs.
            return String.join("\n", query.getResultList()).replace(q, "?");
        });
    }

    private void assertHidden(Api reader, CrmRecords.@Nullable Item tab, String hidden, String nowhere, String seen) {
        assertEquals(work(nowhere, reader, tab, false), work(hidden, reader, tab, false));
        assertNotEquals(work(nowhere, reader, tab, false), work(seen, reader, tab, false));
        if (tab == null) {
            assertEquals(work(nowhere, reader, null, true), work(hidden, reader, null, true));
        }
    }

    @Test
    @DisplayName(
            "F3 F6 texts from before somebody joined, after they left or in a copy that they deleted cost them nothing")
    void sidebar() {
        var id = ann.start(Map.of("message", "walnut", "participantIds", Api.ids(ben), "subject", "Nuts"));
        ann.post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(cleo)));
        ann.say(id, "almond");
        assertHidden(cleo, null, "walnut", "peanut", "almond");
        ann.say(id, "walnut brazil");
        assertEquals(work("brazil", cleo, null, false), work("walnut", cleo, null, false), "said before, too");
        ben.request().delete("/conversations/" + id + "/participants/me").then().statusCode(204);
        ann.say(id, "cashew");
        ann.patch("/conversations/" + id, Map.of("subject", "Pecans")).then().statusCode(200);
        assertHidden(ben, null, "cashew", "peanut", "walnut");
        assertHidden(ben, null, "pecans", "peanuts", "almond");
        cleo.request().delete("/conversations/" + id).then().statusCode(204);
        ann.say(id, "hazel");
        assertHidden(cleo, null, "almond", "peanut", "hazel");
    }

    @Test
    @DisplayName("F3 F6 a private conversation in a record's tab costs non-participants nothing")
    void recordTab() {
        var record = CrmRecords.record("company", "Nuts");
        for (var hidden : List.of(true, false)) {
            ann.start(Map.of(
                    "message",
                    hidden ? "walnut" : "almond",
                    "participantIds",
                    Api.ids(ben),
                    "private",
                    hidden,
                    "about",
                    List.of(record.ref())));
        }
        assertHidden(cleo, record, "walnut", "peanut", "almond");
        assertNotEquals(work("peanut", ben, record, false), work("walnut", ben, record, false));
    }
}
