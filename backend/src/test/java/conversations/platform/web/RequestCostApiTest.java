package conversations.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.platform.web.RequestCost.Kind;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.Operations;
import conversations.testing.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The limits of one client's connections: bodies that stop, endless requests, answers that nobody reads. */
@ApiTest
class RequestCostApiTest {
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Inject
    MeterRegistry meters;

    private String[] post(String authorization, String length) {
        return new String[] {
            "POST /api/v1/conversations HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            authorization,
            length,
            "",
            // As the size of a chunk, it is more than what follows.
            "1000"
        };
    }

    @Test
    @DisplayName("K4 a body of somebody without a token is not waited for: 401")
    void unknownSender() {
        for (var length : new String[] {"Content-Length: 20000", "Transfer-Encoding: chunked"}) {
            assertEquals("HTTP/1.1 401 Unauthorized", RawHttp.statusLine(post("X-Nothing: 1", length)), length);
            assertEquals(
                    "HTTP/1.1 401 Unauthorized",
                    RawHttp.statusLine(post("Authorization: Bearer a.b.c", length)),
                    length);
        }
    }

    @Test
    @DisplayName("K4 a body that stops is 408 in the end, and its connection is closed")
    void stoppedBody() {
        var answer = RawHttp.lines(post("Authorization: " + ann.authorization(), "Content-Length: 20000"));
        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("/problems/request-timeout"), answer);
    }

    @Test
    @DisplayName("K4 bodies that stop keep nobody else waiting; too many of one caller's are 429 with Retry-After")
    void stoppedBodies() {
        var statuses = RawHttp.whileOpen(
                300,
                String.join("\r\n", post("Authorization: " + ann.authorization(), "Content-Length: 20000")),
                50,
                () -> ben.get("/me").then().statusCode(200));
        assertTrue(statuses.contains("429"), () -> "answered: " + statuses);
    }

    @Test
    @DisplayName("K4 files that their reader leaves unread hold that reader's other downloads, and nothing else")
    void unreadFiles() throws IOException {
        String file = ann.upload("large.bin", new byte[12 << 20])
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var download = "GET " + Api.BASE + "/attachments/" + file + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + ann.authorization() + "\r\n\r\n";
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 9; i++) {
                sockets.add(RawHttp.open(download));
            }
            Concurrency.await("8 are answered", () -> answered(sockets) == 8);
            ann.get("/me").then().statusCode(200);
            assertEquals(8, answered(sockets));
            var first = sockets.stream().filter(RawHttp::isAnswered).findFirst().orElseThrow();
            sockets.remove(first);
            first.close();
            Concurrency.await("the one in line is answered", () -> answered(sockets) == 8);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static long answered(List<Socket> sockets) {
        return sockets.stream().filter(RawHttp::isAnswered).count();
    }

    @Test
    @DisplayName("K4 connections that their client closes, at whatever moment, hold none of its later requests")
    void closedConnections() throws IOException {
        var head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + ann.authorization() + "\r\n";
        var get = "GET " + Api.BASE + "/me" + head + "\r\n";
        var requests = List.of(
                get,
                get.repeat(3),
                "GET " + Api.BASE + "/search?q=a" + head + "\r\n",
                "GET " + Api.BASE + "/events" + head + "\r\n",
                String.join("\r\n", post("Authorization: " + ann.authorization(), "Content-Length: 20000")),
                "POST " + Api.BASE + "/badge/seen" + head + "Content-Length: 2\r\n\r\n{}");
        for (var i = 0; i < 60; i++) {
            var socket = RawHttp.open(requests.get(i % requests.size()));
            // A reset is noticed at once, the end of what is sent when it is read.
            socket.setSoLinger(i % 4 < 2, 0);
            socket.close();
        }
        ann.get("/me").then().statusCode(200);
        Concurrency.await("no permit is held", () -> count("running") == 0);
    }

    @Test
    @DisplayName("K4 a search whose client has gone counts until it ends; one that waits leaves the queue")
    void searchOfClosedConnection() throws IOException, SQLException {
        var search = "GET " + Api.BASE + "/search?q=anything HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + ann.authorization() + "\r\n\r\n";
        Concurrency.await("no permit is held before", () -> count("running") == 0);
        try (var connection = Database.connect()) {
            connection.setAutoCommit(false);
            try {
                Database.update(connection, "lock table search_block");
                var sockets = new ArrayList<Socket>();
                for (var i = 0; i < 8; i++) {
                    sockets.add(RawHttp.open(search));
                }
                Concurrency.await("all have arrived", () -> count("running") == 2 && count("queued") == 6);
                for (var socket : sockets) {
                    socket.close();
                }
                Concurrency.await("the queue is left", () -> count("queued") == 0);
                assertEquals(2, count("running"));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        Concurrency.await("no permit is held", () -> count("running") == 0);
    }

    private long count(String state) {
        return Arrays.stream(Kind.values())
                .mapToLong(kind -> (long) meters.get("conversations.requests." + state)
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .gauge()
                        .value())
                .sum();
    }

    @Test
    @DisplayName("K4 lengths of any number of digits are compared as what they are")
    void longLengths() {
        for (var digits : new String[] {
            "9223372036854775807",
            "9223372036854775806",
            "0000000000009223372036854775807",
            "1000000000000000000",
            "600000"
        }) {
            for (var authorization : new String[] {"Authorization: " + ann.authorization(), "X-Nothing: 1"}) {
                assertEquals(
                        "HTTP/1.1 413 Request Entity Too Large",
                        RawHttp.statusLine(post(authorization, "Content-Length: " + digits)),
                        digits);
            }
        }
    }

    @Test
    @DisplayName("K1 OPTIONS is answered for every path, at once and without a token")
    void options() {
        var methods = Operations.methodsByPath();
        assertFalse(methods.isEmpty());
        methods.forEach((path, offered) -> {
            var expected = new TreeSet<>(offered);
            expected.add("OPTIONS");
            if (offered.contains("GET")) {
                expected.add("HEAD");
            }
            assertOptions(Api.BASE + path.replaceAll("\\{\\w+}", "x"), expected);
        });
        assertOptions(Api.BASE + "/events", new TreeSet<>(Set.of("GET", "HEAD", "OPTIONS")));
        var nowhere =
                RawHttp.lines("OPTIONS " + Api.BASE + "/nowhere HTTP/1.1", "Host: localhost", "Connection: close", "");
        assertTrue(nowhere.startsWith("HTTP/1.1 404 "), nowhere);
    }

    private static void assertOptions(String path, TreeSet<String> methods) {
        var answer = RawHttp.lines("OPTIONS " + path + " HTTP/1.1", "Host: localhost", "Connection: close", "");
        assertTrue(answer.startsWith("HTTP/1.1 204 "), () -> path + ": " + answer);
        var allow = answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("allow: "))
                .flatMap(line -> Arrays.stream(line.substring(7).split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        // A name in one path may stand where another path has a word of its own.
        assertTrue(allow.containsAll(methods), () -> path + ": " + allow + " instead of " + methods);
    }

    @Test
    @DisplayName("K1 HEAD of a stream is answered, and opens none")
    void headOfStream() {
        var answer = RawHttp.lines(
                "HEAD " + Api.BASE + "/events HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + ann.authorization(),
                "");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @Test
    @DisplayName("K4 requests that are piled up behind a stream on its connection are not kept: it is closed")
    void pipelined() {
        var stream = "GET " + Api.BASE + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + ann.authorization()
                + "\r\n\r\n";
        var more = "GET " + Api.BASE + "/client-config HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = RawHttp.lines(stream + String.join("", Collections.nCopies(200, more)));
        assertFalse(answer.contains("clientId"), answer);
    }

    @Test
    @DisplayName("K4 HTTP/2 without TLS, which nobody needs, is not spoken")
    void clearTextHttp2() {
        var preface = RawHttp.lines("PRI * HTTP/2.0", "", "SM", "", "");
        assertTrue(preface.matches("(?s)|HTTP/[0-9.]+ 4.*"), preface);
        var upgrade = RawHttp.lines(
                "GET " + Api.BASE + "/client-config HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade, HTTP2-Settings",
                "Connection: close",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                "");
        assertTrue(upgrade.startsWith("HTTP/1.1 200 "), upgrade);
    }
}
