package conversations.record;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class RecordPickerApiTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final Api ann = Api.person("Ann");
    private final String tag = "rec" + NUMBER.incrementAndGet() + "x";

    @Test
    @DisplayName("A2 records are found by type and by words of the name, or by id")
    void found() {
        var contact = CrmRecords.record("contact", "Zoë Müller " + tag);
        var company = CrmRecords.record("company", "Müller & Söhne " + tag);
        assertEquals(List.of(company.id(), contact.id()), found("q=" + tag));
        assertEquals(List.of(contact.id()), found("type=contact&q=" + tag));
        assertEquals(List.of(contact.id()), found("q=MULLER zoe " + tag));
        assertEquals(List.of(), found("type=account&q=" + tag));
        assertEquals(
                List.of(contact.id()),
                found("type=contact&q=" + contact.id().toLowerCase(java.util.Locale.ROOT)).stream()
                        .filter(contact.id()::equals)
                        .toList());
        ann.get("/records?type=person").then().statusCode(400);
    }

    @Test
    @DisplayName("A3 a record is found whatever letters, apostrophes and hyphens its name is written with")
    void folding() {
        var brewery = CrmRecords.record("company", "Łódź Brewery " + tag);
        var farm = CrmRecords.record("company", "O’Hara‑Farm " + tag);
        assertEquals(List.of(brewery.id()), found("q=lodz " + tag));
        for (var q : List.of("o'hara-farm ", "oharafarm ", "hara ", "farm ")) {
            assertEquals(List.of(farm.id()), found("q=" + q + tag), q);
        }
        assertEquals(List.of(farm.id()), found("q=" + farm.id() + " " + tag));
    }

    @Test
    @DisplayName(
            "B11 the picker offers a restricted record only to users who may know its name; nothing reveals it to others")
    void restricted() {
        var secret = CrmRecords.restricted("household", "Quiet " + tag);
        assertEquals(List.of(), found("q=" + tag));
        secret.allow(ann, true, false);
        assertEquals(List.of(), found("q=" + tag));
        secret.allow(ann, false, true);
        assertEquals(List.of(), found("q=" + tag));
        secret.allow(ann, true, true);
        assertEquals(List.of(secret.id()), found("q=" + tag));
        assertEquals(
                List.of(secret.id()),
                found("q=" + secret.id()).stream().filter(secret.id()::equals).toList());
    }

    @Test
    @DisplayName(
            "F3, B11 by id: open to all, name hidden from who may only view, 404 for all others as for an unknown one")
    void byId() {
        var open = CrmRecords.record("account", "Open");
        ann.get(open.path())
                .then()
                .statusCode(200)
                .body("name", equalTo("Open"))
                .body("restricted", equalTo(false))
                .body("canEdit", equalTo(true));
        var secret = CrmRecords.restricted("opportunity", "Secret");
        var unknown = notFound("/records/opportunity/NOT-THERE");
        assertEquals(unknown, notFound(secret.path()));
        secret.allow(ann, false, true);
        assertEquals(unknown, notFound(secret.path()));
        secret.allow(ann, true, false);
        ann.get(secret.path())
                .then()
                .statusCode(200)
                .body("name", nullValue())
                .body("restricted", equalTo(true))
                .body("canEdit", equalTo(false));
        secret.allow(ann, true, true);
        ann.get(secret.path())
                .then()
                .statusCode(200)
                .body("name", equalTo("Secret"))
                .body("canEdit", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact/x",
                "Contact/C-1",
                "person/C-1",
                "contact/%00",
                "contact/a%2Fb",
                "contact/a%20b",
                "contact/%E2%80%AE",
                "contact/'",
                "contact/...",
                "%00/x"
            })
    @DisplayName("F3 an impossible record id is 404")
    void noRecord(String path) {
        ann.request().urlEncodingEnabled(false).get("/records/" + path).then().statusCode(404);
    }

    @Test
    @DisplayName("K2 pages follow one another without a gap or a double, also among equal names")
    void paging() {
        var expected = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            expected.add(CrmRecords.record(
                            i % 2 == 0 ? "contact" : "company", i < 4 ? "Same " + tag : "Other\u001f" + i + " " + tag)
                    .id());
        }
        for (var limit : List.of(1, 2, 3, 7)) {
            var seen = new ArrayList<String>();
            @Nullable String cursor = null;
            do {
                var page =
                        ann.ok("/records?q=" + tag + "&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
                seen.addAll(page.getList("items.id", String.class));
                cursor = page.getString("nextCursor");
            } while (cursor != null);
            assertEquals(
                    expected.stream().sorted().toList(), seen.stream().sorted().toList());
            assertEquals(found("q=" + tag), seen);
        }
    }

    private List<String> found(String query) {
        return ann.ok("/records?limit=100&" + query).getList("items.id");
    }

    private String notFound(String path) {
        return Api.withoutRequestId(
                ann.get(path).then().statusCode(404).extract().response());
    }
}
