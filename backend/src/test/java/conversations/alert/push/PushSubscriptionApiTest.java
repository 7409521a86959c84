package conversations.alert.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Database;
import conversations.testing.Json;
import conversations.testing.PushBrowser;
import conversations.testing.PushMessageReader;
import conversations.testing.PushServer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that want pop-ups while no window is open: whose they are, and what is no browser. */
@ApiTest
class PushSubscriptionApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");
    private final PushBrowser browser = new PushBrowser();

    private static List<String> endpointsOf(Api person) {
        return Database.texts(
                "select endpoint from push_subscription where user_id = ? order by renewed_at", person.id());
    }

    @Test
    @DisplayName("G5 the key is the operator's")
    void key() {
        assertEquals(PushServer.publicKey(), ann.ok("/push-key").getString("publicKey"));
    }

    @Test
    @DisplayName("G5 A6 the same browser again is the same subscription, with the keys it sent last")
    void again() {
        var id = browser.subscribe(ann);
        assertEquals(id, browser.subscribe(ann));
        var other = new PushMessageReader().keys();
        assertEquals(
                id,
                ann.post("/push-subscriptions", Json.with(browser.subscription(), "keys", other))
                        .path("id"));
        assertEquals(
                List.of(String.valueOf(other.get("p256dh"))),
                Database.texts("select p256dh from push_subscription where user_id = ?", ann.id()));
    }

    @Test
    @DisplayName("G5 another person who signs in on the same browser takes it over; the first one can't take it away")
    void takesOver() {
        var anns = browser.subscribe(ann);
        var bens = browser.subscribe(ben);
        assertNotEquals(anns, bens);
        assertEquals(List.of(), endpointsOf(ann));
        assertEquals(List.of(browser.endpoint()), endpointsOf(ben));
        for (var id : List.of(anns, bens)) {
            ann.request().delete("/push-subscriptions/" + id).then().statusCode(404);
        }
        assertEquals(List.of(browser.endpoint()), endpointsOf(ben));
    }

    @Test
    @DisplayName("G5 a user who signs out removes their browser's subscription, once")
    void remove() {
        var id = browser.subscribe(ann);
        ann.request().delete("/push-subscriptions/" + id).then().statusCode(204);
        ann.request().delete("/push-subscriptions/" + id).then().statusCode(404);
        ann.request().delete("/push-subscriptions/x").then().statusCode(404);
        assertEquals(List.of(), endpointsOf(ann));
    }

    @Test
    @DisplayName("K4 of more than 20 browsers the one not heard of for longest gives way")
    void limit() {
        var browsers = new ArrayList<PushBrowser>();
        for (var i = 0; i < 20; i++) {
            browsers.add(new PushBrowser());
        }
        browsers.forEach(one -> one.subscribe(ann));
        browser.subscribe(ben);
        browsers.getFirst().subscribe(ann);
        browser.subscribe(ann);
        var kept = endpointsOf(ann);
        assertEquals(20, kept.size());
        assertEquals(List.of(browsers.getFirst().endpoint(), browser.endpoint()), kept.subList(18, 20));
        assertEquals(browsers.get(2).endpoint(), kept.getFirst());
    }

    @Test
    @DisplayName("A6 a repeated request under the same key gives the first answer")
    void idempotent() {
        var first =
                ann.post("/push-subscriptions", browser.subscription(), "k1").path("id");
        ann.request().delete("/push-subscriptions/" + first).then().statusCode(204);
        assertEquals(
                first,
                ann.post("/push-subscriptions", browser.subscription(), "k1").path("id"));
        assertEquals(List.of(), endpointsOf(ann));
        ann.post("/push-subscriptions", new PushBrowser().subscription(), "k1")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://example.com/x",
                "https:///x",
                "javascript:alert(1)",
                "https://a@example.com/x",
                "https://example.com/é"
            })
    @DisplayName("K1 an invalid address is refused under its name")
    void badEndpoint(String endpoint) {
        refused("endpoint", Json.with(browser.subscription(), "endpoint", endpoint));
    }

    @Test
    @DisplayName("K4 the connections of an address are limited")
    void longEndpoint() {
        var start = "https://push.example.com/";
        refused("endpoint", Json.with(browser.subscription(), "endpoint", start + "x".repeat(2_000)));
        ann.post("/push-subscriptions", Json.with(browser.subscription(), "endpoint", start + "x".repeat(1_900)))
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("K1 keys have their size, and lie on the curve")
    void badKeys() {
        var point = Base64.getUrlDecoder().decode(new PushMessageReader().publicKey());
        point[64] ^= 1;
        for (var p256dh : new String[] {
            null,
            "",
            "x",
            "not base64url!",
            text(new byte[65]),
            text(new byte[64]),
            text(point),
            "B".repeat(200),
            text(new byte[0])
        }) {
            var keys = Json.with(Json.object("auth", text(new byte[16])), "p256dh", p256dh);
            refused("keys.p256dh", Json.with(browser.subscription(), "keys", keys));
        }
        for (var auth : new String[] {null, "", "x", text(new byte[15]), text(new byte[17]), "é".repeat(22)}) {
            var keys = Json.with(new PushMessageReader().keys(), "auth", auth);
            refused("keys.auth", Json.with(browser.subscription(), "keys", keys));
        }
        assertEquals(
                List.of("endpoint", "keys.p256dh", "keys.auth"),
                ann.post("/push-subscriptions", Map.of())
                        .then()
                        .statusCode(422)
                        .extract()
                        .path("errors.field"));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void refused(String field, Map<String, @Nullable Object> body) {
        var answer = ann.post("/push-subscriptions", body);
        assertEquals(422, answer.statusCode(), () -> field + " " + body);
        assertEquals(List.of(field), answer.path("errors.field"));
        assertEquals(List.of(), endpointsOf(ann));
    }
}
