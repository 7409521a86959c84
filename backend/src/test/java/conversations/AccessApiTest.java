package conversations;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.CrmRecords;
import conversations.testing.Database;
import conversations.testing.Operations;
import conversations.testing.PushBrowser;
import conversations.testing.TestImages;
import conversations.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Checks who may call each operation: the status that each caller gets for an otherwise valid request. */
@ApiTest
class AccessApiTest {
    private static final List<String> CALLERS = List.of(
            "creator",
            "member",
            "late",
            "left",
            "removed",
            "deleted",
            "editor",
            "viewer",
            "stranger",
            "program",
            "powerless",
            "nobody",
            "gone");

    // late: invited later · deleted: deleted their copy
    // editor, viewer: no participants, but may view and edit the record that it is about, or view it alone
    // stranger: may view nothing of it · program: an integration with both scopes · powerless: one without
    // nobody: no token · gone: deactivated
    private static final String TABLE = """
        operation                                             creator member late left removed deleted editor viewer stranger program powerless nobody gone
        GET /client-config                                    200     200    200  200  200     200     200    200    200      200     200       200    200
        GET /me                                               200     200    200  200  200     200     200    200    200      403     403       401    401
        PUT /me/locale                                        204     204    204  204  204     204     204    204    204      403     403       401    401
        GET /users                                            200     200    200  200  200     200     200    200    200      403     403       401    401
        GET /users/{id}                                       200     200    200  200  200     200     200    200    200      403     403       401    401
        PUT /users/by-external-id/{externalId}                403     403    403  403  403     403     403    403    403      201     403       401    401
        GET /records                                          200     200    200  200  200     200     200    200    200      403     403       401    401
        GET /records/{type}/{id}                              200     200    200  200  200     404     200    200    404      403     403       401    401
        PUT /records/{type}/{id}                              403     403    403  403  403     403     403    403    403      200     403       401    401
        GET /records/{type}/{id}/conversations                200     200    200  200  200     404     200    200    404      403     403       401    401
        GET /filters                                          200     200    200  200  200     200     200    200    200      403     403       401    401
        POST /filters                                         201     201    201  201  201     201     201    201    201      403     403       401    401
        GET /filters/{id}                                     200     404    404  404  404     404     404    404    404      403     403       401    401
        PUT /filters/{id}                                     200     404    404  404  404     404     404    404    404      403     403       401    401
        DELETE /filters/{id}                                  204     404    404  404  404     404     404    404    404      403     403       401    401
        GET /alert-preferences                                200     200    200  200  200     200     200    200    200      403     403       401    401
        PUT /alert-preferences                                200     200    200  200  200     200     200    200    200      403     403       401    401
        GET /push-key                                         200     200    200  200  200     200     200    200    200      403     403       401    401
        POST /push-subscriptions                              201     201    201  201  201     201     201    201    201      403     403       401    401
        DELETE /push-subscriptions/{id}                       204     404    404  404  404     404     404    404    404      403     403       401    401
        GET /unsubscribe/{token}                              404     404    404  404  404     404     404    404    404      404     404       404    404
        POST /unsubscribe/{token}                             404     404    404  404  404     404     404    404    404      404     404       404    404
        GET /admin/mails                                      403     403    403  403  403     403     403    403    403      403     403       401    401
        POST /admin/mails/{id}/retry                          403     403    403  403  403     403     403    403    403      403     403       401    401
        DELETE /admin/mails/{id}                              403     403    403  403  403     403     403    403    403      403     403       401    401
        POST /backchannel-logout                              400     400    400  400  400     400     400    400    400      400     400       400    400
        GET /search                                           200     200    200  200  200     200     200    200    200      403     403       401    401
        GET /conversations                                    200     200    200  200  200     200     200    200    200      403     403       401    401
        POST /conversations                                   201     201    201  201  201     201     201    201    201      403     403       401    401
        GET /conversations/unread-count                       200     200    200  200  200     200     200    200    200      403     403       401    401
        POST /conversations/mark-all-read                     200     200    200  200  200     200     200    200    200      403     403       401    401
        GET /conversations/{id}                               200     200    200  200  200     200     200    200    404      403     403       401    401
        PATCH /conversations/{id}                             200     200    200  409  409     409     409    409    404      403     403       401    401
        DELETE /conversations/{id}                            204     204    204  204  204     204     409    409    404      403     403       401    401
        POST /conversations/{id}/restore-copy                 200     200    200  200  200     200     409    409    404      403     403       401    401
        POST /conversations/{id}/read                         200     200    200  200  200     200     409    409    404      403     403       401    401
        PUT /conversations/{id}/mute                          200     200    200  200  200     200     409    409    404      403     403       401    401
        POST /attachments                                     201     201    201  201  201     201     201    201    201      403     403       401    401
        GET /attachments/{id}                                 200     200    200  200  200     404     200    200    404      403     403       401    401
        GET /attachments/{id}/preview                         200     200    200  200  200     404     200    200    404      403     403       401    401
        GET /conversations/{id}/attachments                   200     200    200  200  200     200     200    200    404      403     403       401    401
        GET /conversations/{id}/messages                      200     200    200  200  200     200     200    200    404      403     403       401    401
        POST /conversations/{id}/messages                     201     201    201  409  409     409     409    409    404      403     403       401    401
        GET /conversations/{id}/messages/{seq}                200     200    404  200  200     404     200    200    404      403     403       401    401
        PATCH /conversations/{id}/messages/{seq}              200     403    404  403  403     409     403    403    404      403     403       401    401
        DELETE /conversations/{id}/messages/{seq}             204     403    404  403  403     409     403    403    404      403     403       401    401
        GET /conversations/{id}/messages/{seq}/versions       200     200    404  200  200     404     200    200    404      403     403       401    401
        GET /conversations/{id}/participants                  200     200    200  200  200     200     200    200    404      403     403       401    401
        POST /conversations/{id}/participants                 200     200    200  409  409     409     409    409    404      403     403       401    401
        DELETE /conversations/{id}/participants/{userId}      204     204    204  409  409     409     409    409    404      403     403       401    401
        """;

    private static final Map<String, Boolean> ON = Map.of("email", true, "popup", true);
    private static final Map<String, Object> BODIES = Map.ofEntries(
            entry("PUT /me/locale", Map.of("language", "fr", "timeZone", "Europe/Paris")),
            entry("PUT /alert-preferences", Map.of("newConversation", ON, "newMessage", ON, "participantChange", ON)),
            entry("POST /conversations/{id}/read", Map.of()),
            entry("POST /conversations/mark-all-read", Map.of()),
            entry("PUT /conversations/{id}/mute", Map.of("muted", true)),
            entry("POST /conversations/{id}/messages", Map.of("text", "Hello")),
            entry("PATCH /conversations/{id}/messages/{seq}", Map.of("text", "Better")),
            entry("PATCH /conversations/{id}", Map.of("subject", "Renamed")),
            entry("POST /filters", Map.of("name", "Mine", "criteria", Map.of("unread", true))),
            entry("PUT /filters/{id}", Map.of("name", "Other", "criteria", Map.of("unread", false))),
            entry("PUT /records/{type}/{id}", Map.of("name", "Renamed", "restricted", true)),
            entry("PUT /users/by-external-id/{externalId}", Map.of("givenName", "New", "familyName", "User")));

    @Test
    @DisplayName("F3 every operation answers every caller as the table says; every operation stands in the table")
    void table() {
        var rows = TABLE.lines()
                .skip(1)
                .map(line -> line.strip().split(" {2,}| (?=\\d{3}\\b)"))
                .toList();
        assertEquals(
                new TreeSet<>(Operations.all().stream()
                        .map(Operations.Operation::toString)
                        .toList()),
                rows.stream().map(row -> row[0].strip()).collect(Collectors.toCollection(TreeSet::new)));
        assertAll(rows.stream().flatMap(this::cells));
    }

    /** One place serves all callers, but where the first of them changes what the next would be answered. */
    private Stream<Executable> cells(String[] row) {
        var shared = List.of(
                                "POST /conversations/{id}/messages",
                                "DELETE /conversations/{id}/participants/{userId}",
                                "DELETE /filters/{id}",
                                "DELETE /push-subscriptions/{id}")
                        .contains(row[0].strip())
                ? null
                : new Place();
        var statuses = Arrays.stream(row)
                .skip(1)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return Stream.iterate(0, i -> i + 1).limit(CALLERS.size()).map(i -> () -> {
            var place = shared == null ? new Place() : shared;
            var call = row[0].strip();
            var answer = place.as(CALLERS.get(i), call);
            assertEquals(Integer.parseInt(statuses.get(i)), answer.statusCode(), () -> call + " by " + CALLERS.get(i));
            if (answer.statusCode() == 403 && !"not the author".equals(missing(call, CALLERS.get(i)))) {
                assertEquals(
                        missing(call, CALLERS.get(i)), answer.path("detail"), () -> call + " by " + CALLERS.get(i));
            }
        });
    }

    /** Checks the answer to a caller without the role or scope of the operation. */
    private static String missing(String call, String caller) {
        if (call.contains(" /admin/")) {
            return "This operation needs the role admin.";
        }
        if (call.startsWith("PUT /records/")) {
            return "This operation needs the scope records:write.";
        }
        if (call.startsWith("PUT /users/")) {
            return "This operation needs the scope users:write.";
        }
        return List.of("program", "powerless").contains(caller)
                ? "This operation is for signed-in people, and the token belongs to a program."
                : "not the author";
    }

    /** A conversation about a restricted record, with everybody in their relation to it. */
    private static final class Place {
        private final CrmRecords.Item record = CrmRecords.restricted("account", "Place");
        private final Map<String, Api> people = new LinkedHashMap<>();
        private final Api other = Api.person("Other");
        private final String file;
        private final String id;
        private final String filter;
        private final String browser;

        Place() {
            for (var name : CALLERS.subList(0, 9)) {
                people.put(name, Api.person(name));
            }
            for (var name : List.of("creator", "member", "late", "left", "removed", "editor")) {
                record.allow(person(name), true, true);
            }
            record.allow(person("viewer"), true, false);
            file = person("creator").upload("dot.png", TestImages.png(1, 1)).path("id");
            id = person("creator")
                    .start(Map.of(
                            "message", "One",
                            "participantIds",
                                    Api.ids(
                                            person("member"),
                                            person("left"),
                                            person("removed"),
                                            person("deleted"),
                                            other),
                            "about", List.of(record.ref()),
                            "attachmentIds", List.of(file)));
            person("creator")
                    .post("/conversations/" + id + "/participants", Map.of("userIds", Api.ids(person("late"))))
                    .then()
                    .statusCode(200);
            person("left")
                    .request()
                    .delete("/conversations/" + id + "/participants/me")
                    .then()
                    .statusCode(204);
            person("creator")
                    .request()
                    .delete("/conversations/" + id + "/participants/"
                            + person("removed").id())
                    .then()
                    .statusCode(204);
            person("deleted").request().delete("/conversations/" + id).then().statusCode(204);
            filter = person("creator")
                    .post("/filters", Map.of("name", "The creator's", "criteria", Map.of("status", "open")))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            browser = new PushBrowser().subscribe(person("creator"));
        }

        private Api person(String name) {
            return java.util.Objects.requireNonNull(people.get(name));
        }

        Response as(String caller, String call) {
            var method = call.substring(0, call.indexOf(' '));
            var path = call.substring(call.indexOf(' ') + 1)
                    .replace("/conversations/{id}", "/conversations/" + id)
                    .replace("/attachments/{id}", "/attachments/" + file)
                    .replace("/filters/{id}", "/filters/" + filter)
                    .replace("/users/{id}", "/users/" + other.id())
                    .replace("/push-subscriptions/{id}", "/push-subscriptions/" + browser)
                    .replace("/records/{type}/{id}", record.path())
                    .replace("/search", "/search?q=One")
                    .replace("{externalId}", "ext-" + UUID.randomUUID())
                    .replace("{seq}", "1")
                    .replace("{userId}", other.id().toString())
                    .replace("/mails/{id}", "/mails/" + UUID.randomUUID())
                    .replace("{token}", "of-nobody");
            var request = request(caller);
            var body = body(call);
            if (call.equals("POST /backchannel-logout")) {
                request.formParam("logout_token", "of.nobody.x");
            } else if (call.equals("POST /attachments")) {
                request.multiPart("file", "a.txt", new byte[] {'a'});
            } else if (body != null) {
                request.contentType("application/json").body(body);
            }
            return request.request(method, path);
        }

        private @org.jspecify.annotations.Nullable Object body(String call) {
            return switch (call) {
                case "POST /conversations" -> Map.of("message", "Hi", "participantIds", Api.ids(other));
                case "POST /push-subscriptions" -> new PushBrowser().subscription();
                case "POST /conversations/{id}/participants" -> Map.of("userIds", Api.ids(Api.person("Newcomer")));
                default -> BODIES.get(call);
            };
        }

        private RequestSpecification request(String caller) {
            return switch (caller) {
                case "program" -> Api.with(Tokens.ofIntegration());
                case "powerless" ->
                    Api.with(Tokens.token("crm-sync", claims -> claims.setStringClaim("client_id", "crm-sync")));
                case "nobody" -> Api.anonymous();
                case "gone" -> {
                    var gone = Api.person("Gone");
                    Database.update("update users set active = false where id = ?", gone.id());
                    yield gone.request();
                }
                default -> person(caller).request();
            };
        }
    }
}
