package conversations.platform.web;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Json;
import conversations.testing.RawHttp;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class BadBodyApiTest {
    private static final String PATH = "/conversations";
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    private String hello() {
        return Json.write(Map.of("message", "Hello", "participantIds", Api.ids(ben)));
    }

    @Test
    @DisplayName("K1 bytes that are no text are 400")
    void noText() {
        for (var bytes : List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe},
                new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'},
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xf0, (byte) 0x9f},
                new byte[] {0, 0, 0, '{', 0, 0x7f, 0x11, 0, 0, 0x11, 0, 0},
                new byte[] {'{', 0, 0, 0, 0, 0, 0x11, 0x7f, 0, 0, 0x11, 0},
                new byte[] {0, '{', 0, '"', (byte) 0xd8, 0, 0, '"', 0},
                new byte[] {'{', 0, '"', 0},
                new byte[] {0},
                new byte[] {'{', 0, '}'})) {
            assertEquals(400, RawHttp.send(ann, "POST", PATH, bytes).statusCode(), Arrays.toString(bytes));
        }
    }

    @Test
    @DisplayName("K2 JSON is UTF-8; another encoding is refused or understood, never garbled")
    void otherEncodings() {
        var text = Json.write(Map.of("message", "x"))
                .replace("x", "Müller \ud83d\ude00")
                .replace("}", ",\"participantIds\":[\"" + ben.id() + "\"]}");
        for (var name : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "ISO-8859-1")) {
            var answer = RawHttp.send(ann, "POST", PATH, text.getBytes(Charset.forName(name)));
            assertTrue(
                    answer.statusCode() == 400
                            || "Müller \ud83d\ude00"
                                    .equals(JsonPath.from(answer.body()).getString("messages[0].text")),
                    name + " " + answer.body());
        }
    }

    @Test
    @DisplayName("K1 nesting, numbers and names without end are 400")
    void withoutEnd() {
        for (var body : List.of(
                "[".repeat(200_000),
                "{\"a\":".repeat(60_000),
                "{\"about\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"about\":[{\"type\":" + "[".repeat(5_000),
                "{\"message\":" + "9".repeat(100_000) + "}",
                "{\"message\":1e999999999}",
                "{\"private\":" + "1".repeat(2_000) + "}",
                "{\"" + "n".repeat(100_000) + "\":1}",
                "{\"message\":\"" + "\\u0000".repeat(10) + "\",}")) {
            var answer = RawHttp.send(ann, "POST", PATH, body);
            assertEquals(400, answer.statusCode(), body.substring(0, 20));
            assertTrue(
                    answer.body().length() < 2_000,
                    "an answer of " + answer.body().length() + " characters");
        }
        assertEquals(
                400,
                RawHttp.send(ann, "POST", "/conversations/mark-all-read", "{\"asOf\":1e999999999}")
                        .statusCode());
        assertEquals(
                400,
                RawHttp.send(
                                ann,
                                "POST",
                                "/conversations/" + ann.start("Hello", ben) + "/read",
                                "{\"throughSeq\":1e999999999}")
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "\\u0000", "\\u202e", "\\\"", "é", "a.b[0]", "", " ", "<script>"})
    @DisplayName("K1 the answer can be parsed whatever a field is called")
    void fieldNames(String name) {
        var answer = RawHttp.send(ann, "POST", PATH, "{\"" + name + "\":1}");
        assertEquals(400, answer.statusCode());
        assertEquals(
                400,
                RawHttp.send(ann, "POST", PATH, "{\"about\":[{\"" + name + "\":1}]}")
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "image/png",
                "application/merge-patch+json",
                "application/octet-stream"
            })
    @DisplayName("K1 a body that is not sent as JSON is 415")
    void mediaTypes(String type) {
        assertEquals(415, sendAs(type).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "application/",
                "/",
                "application/json; charset=nonsense",
                "application/json;charset=",
                "application/json; x=\"",
                "*/*",
                "a/b/c",
                ";",
                "application/json, text/plain"
            })
    @DisplayName("K1 a Content-Type that is none is the client's error")
    void brokenMediaTypes(String type) {
        var status = RawHttp.lines(
                "POST /api/v1/conversations HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + ann.authorization(),
                "Content-Type: " + type,
                "Content-Length: 2",
                "",
                "{}");
        assertTrue(status.startsWith("HTTP/1.1 4"), status);
    }

    @Test
    @DisplayName("JSON may say that it is UTF-8")
    void withCharset() {
        assertEquals(201, sendAs("application/json; charset=utf-8").statusCode());
        assertEquals(201, sendAs("Application/JSON;charset=UTF-8").statusCode());
    }

    @Test
    @DisplayName("a missing body equals {}: what is required is missing")
    void noBody() {
        ann.request()
                .contentType("application/json")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("participantIds", "message")));
        assertEquals(
                422,
                RawHttp.send(RawHttp.request(PATH)
                                .header("Authorization", ann.authorization())
                                .POST(BodyPublishers.noBody()))
                        .statusCode());
        ann.body("null").post(PATH).then().statusCode(422);
    }

    @Test
    @DisplayName("K4 a body that is too large is 413, whether it says so beforehand or not")
    void tooLarge() {
        var large = ("{\"message\":\"" + "x".repeat(600_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var said = RawHttp.send(ann, "POST", PATH, large);
        assertEquals(413, said.statusCode());
        assertTrue(said.body().contains("/problems/too-large"), said.body());
        var unsaid = RawHttp.sendChunked(ann, "POST", PATH, large);
        assertEquals(413, unsaid.statusCode());
        assertTrue(unsaid.body().contains("/problems/too-large"), unsaid.body());
        assertEquals(0, ann.sidebar().getList("items").size());
    }

    @Test
    @DisplayName("K4 the largest message fits, also when every character is escaped")
    void largest() {
        var body =
                "{\"message\":\"" + "\\ud83d\\ude00".repeat(10_000) + "\",\"participantIds\":[\"" + ben.id() + "\"]}";
        assertEquals(
                201,
                RawHttp.sendChunked(ann, "POST", PATH, body.getBytes(StandardCharsets.UTF_8))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "99999999999999999999", "9223372036854775807", "-1", "x", "1e3"})
    @DisplayName("K4 a length that can't be is refused at once")
    void impossibleLengths(String length) {
        var answer = RawHttp.statusLine(
                "POST /api/v1/conversations HTTP/1.1",
                "Host: localhost",
                "Authorization: " + ann.authorization(),
                "Content-Type: application/json",
                "Content-Length: " + length,
                "",
                "{}");
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    }

    private java.net.http.HttpResponse<String> sendAs(String type) {
        return RawHttp.send(RawHttp.request(PATH)
                .header("Authorization", ann.authorization())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(hello())));
    }
}
