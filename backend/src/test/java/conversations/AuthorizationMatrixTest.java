package conversations;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Crm;
import conversations.testing.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class AuthorizationMatrixTest {
    /**
     * Who may call what. The conversations are about one restricted record, which the creator may view and edit and the
     * reader may view; the member and the stranger may not. {@code open} is not private, {@code private} is.
     */
    private static final String MATRIX = """
            operation                                       | creator | member | reader | stranger | program | nobody | deactivated
            GET    /client-config                           | 200     | 200    | 200    | 200      | 200     | 200    | 200
            GET    /me                                      | 200     | 200    | 200    | 200      | 403     | 401    | 401
            GET    /users                                   | 200     | 200    | 200    | 200      | 403     | 401    | 401
            GET    /users?notIn=open                        | 200     | 200    | 200    | 404      | 403     | 401    | 401
            GET    /users?notIn=private                     | 200     | 200    | 404    | 404      | 403     | 401    | 401
            GET    /records                                 | 200     | 200    | 200    | 200      | 403     | 401    | 401
            GET    /records/record                          | 200     | 404    | 200    | 404      | 403     | 401    | 401
            POST   /conversations start                     | 201     | 201    | 201    | 201      | 403     | 401    | 401
            POST   /conversations about                     | 201     | 422    | 201    | 422      | 403     | 401    | 401
            GET    /conversations                           | 200     | 200    | 200    | 200      | 403     | 401    | 401
            GET    /conversations/unread-count              | 200     | 200    | 200    | 200      | 403     | 401    | 401
            POST   /conversations/mark-all-read             | 200     | 200    | 200    | 200      | 403     | 401    | 401
            GET    /conversations/open                      | 200     | 200    | 200    | 404      | 403     | 401    | 401
            GET    /conversations/private                   | 200     | 200    | 404    | 404      | 403     | 401    | 401
            PATCH  /conversations/open subject              | 200     | 200    | 409    | 404      | 403     | 401    | 401
            PATCH  /conversations/private subject           | 200     | 200    | 404    | 404      | 403     | 401    | 401
            PATCH  /conversations/open status               | 200     | 200    | 409    | 404      | 403     | 401    | 401
            PATCH  /conversations/private status            | 200     | 200    | 404    | 404      | 403     | 401    | 401
            POST   /conversations/open/read                 | 200     | 200    | 409    | 404      | 403     | 401    | 401
            POST   /conversations/private/read              | 200     | 200    | 404    | 404      | 403     | 401    | 401
            GET    /conversations/open/messages             | 200     | 200    | 200    | 404      | 403     | 401    | 401
            GET    /conversations/private/messages          | 200     | 200    | 404    | 404      | 403     | 401    | 401
            GET    /conversations/open/messages?view=record | 200     | 404    | 200    | 404      | 403     | 401    | 401
            GET    /conversations/private/messages?view=record | 200  | 404    | 404    | 404      | 403     | 401    | 401
            GET    /conversations/open/messages/1           | 200     | 200    | 200    | 404      | 403     | 401    | 401
            GET    /conversations/private/messages/1        | 200     | 200    | 404    | 404      | 403     | 401    | 401
            POST   /conversations/open/messages reply       | 201     | 201    | 409    | 404      | 403     | 401    | 401
            POST   /conversations/private/messages reply    | 201     | 201    | 404    | 404      | 403     | 401    | 401
            GET    /conversations/open/participants         | 200     | 200    | 200    | 404      | 403     | 401    | 401
            GET    /conversations/private/participants      | 200     | 200    | 404    | 404      | 403     | 401    | 401
            """;

    @Test
    @DisplayName("F2, F3, J2 who may do what with whose conversation")
    void matrix() {
        var creator = Api.person("Creator");
        var member = Api.person("Member");
        var reader = Api.person("Reader");
        var deactivated = Api.person("Deactivated");
        var record = Crm.restricted("opportunity", "Secret")
                .allow(creator, true, true)
                .allow(reader, true, false);
        var bodies = Map.<String, Object>of(
                "start", Map.of("message", "Hello", "participantIds", Api.ids(Api.person("Other"))),
                "about",
                        Map.of(
                                "message",
                                "Hello",
                                "participantIds",
                                Api.ids(Api.person("Other")),
                                "about",
                                List.of(record.ref())),
                "subject", Map.of("subject", "New"),
                "status", Map.of("status", "open"),
                "reply", Map.of("text", "Hello"));
        var start = new LinkedHashMap<String, Object>(Map.of(
                "message", "Hello", "participantIds", Api.ids(member, deactivated), "about", List.of(record.ref())));
        var names = new LinkedHashMap<String, String>();
        names.put("/open", "/" + creator.start(start));
        start.put("private", true);
        names.put("/private", "/" + creator.start(start));
        names.put("=open", "=" + String.valueOf(names.get("/open")).substring(1));
        names.put("=private", "=" + String.valueOf(names.get("/private")).substring(1));
        names.put("/records/record", record.path());
        Database.update("update users set active = false where id = ?", deactivated.id());

        var lines = MATRIX.lines().toList();
        var found = new ArrayList<>(lines.subList(0, 1));
        for (var line : lines.subList(1, lines.size())) {
            var columns = List.of(line.split("\\|", -1));
            var words = columns.getFirst().trim().split("\\s+");
            var path = words[1];
            for (var name : names.entrySet()) {
                path = path.replace(name.getKey(), name.getValue());
            }
            var row = new ArrayList<>(columns.subList(0, 1));
            var people = List.of(
                    creator.request(),
                    member.request(),
                    reader.request(),
                    Api.person("Stranger").request(),
                    Api.integration().request(),
                    Api.anonymous(),
                    deactivated.request());
            for (var i = 0; i < people.size(); i++) {
                var request = words[0].equals("GET")
                        ? people.get(i)
                        : people.get(i)
                                .contentType("application/json")
                                .body(words.length > 2 ? bodies.getOrDefault(words[2], Map.of()) : Map.of());
                var status = String.valueOf(request.request(words[0], path).statusCode());
                row.add(columns.get(i + 1).replaceFirst("\\d+", status));
            }
            found.add(row.stream().collect(joining("|")));
        }
        assertEquals(MATRIX, found.stream().collect(joining("\n", "", "\n")));
    }
}
