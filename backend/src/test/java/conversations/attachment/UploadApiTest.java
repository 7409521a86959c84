package conversations.attachment;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.MultipartForm;
import conversations.testing.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of uploads: what is taken, and that what is not leaves nothing behind. */
@ApiTest
class UploadApiTest {
    private static final int MAX = 25 << 20;
    private static final Path STORE = Path.of("target/attachments");
    private final Api ann = Api.person("Ann");
    private long before;

    @BeforeEach
    void count() throws IOException {
        before = filesInStore();
    }

    @AfterEach
    void nothingIsUnderWay() {
        assertEquals(0, Database.number("select count(*) from loose_blob where uploader_id = ?", ann.id()));
    }

    @Test
    @DisplayName("I1 a file of exactly 25 MB is taken, and comes back byte for byte")
    void largest() {
        var content = new byte[MAX];
        new Random(1).nextBytes(content);
        var uploaded = ann.upload("large.bin", content);
        uploaded.then().statusCode(201).body("size", equalTo(MAX)).body("type", equalTo("application/octet-stream"));
        assertArrayEquals(
                content, ann.get("/attachments/" + uploaded.path("id")).asByteArray());
    }

    @Test
    @DisplayName("I1 K4 a byte more is 413, whether the length is told or not")
    void tooLarge() throws IOException {
        var form = MultipartForm.file("large.bin", new byte[MAX + 1]);
        assertProblem(413, "/problems/too-large", send(form));
        assertProblem(413, "/problems/too-large", sendChunked(form));
        // Told beforehand, it is not even read.
        assertTrue(RawHttp.statusLine(
                        "POST /api/v1/attachments HTTP/1.1",
                        "Host: localhost",
                        "Authorization: " + ann.authorization(),
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: 99999999",
                        "")
                .contains(" 413 "));
        assertNothingLeft();
    }

    @Test
    @DisplayName("I1 a body without end is refused while it comes")
    void endless() throws IOException {
        var sent = new long[1];
        var answer = RawHttp.answerWhile(ann, "/attachments", "multipart/form-data; boundary=x", out -> {
            out.write(MultipartForm.chunk(MultipartForm.start("x", "file", "endless.bin")));
            var chunk = MultipartForm.chunk(new byte[1 << 16]);
            while (sent[0] < 4L * MAX) {
                out.write(chunk);
                sent[0] += 1 << 16;
            }
        });
        assertTrue(answer.contains(" 413 "), answer);
        assertNothingLeft();
    }

    @Test
    @DisplayName(
            "K4 a client that is refused before it has sent everything still gets the answer: without a token, and at another address")
    void answeredEarly() {
        var chunk = MultipartForm.chunk(new byte[1 << 20]);
        RawHttp.Writing body = out -> {
            out.write(MultipartForm.chunk(MultipartForm.start("x", "file", "a.bin")));
            for (var i = 0; i < 20; i++) {
                out.write(chunk);
            }
            out.write(MultipartForm.chunk("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8)));
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        };
        var form = "multipart/form-data; boundary=x";
        assertTrue(RawHttp.answerWhile(Api.holding("none"), "/attachments", form, body)
                .contains(" 401 "));
        assertTrue(RawHttp.answerWhile(ann, "/conversations", form, body).contains(" 415 "));
        assertTrue(RawHttp.answerWhile(ann, "/attachments", "text/plain", body).contains(" 415 "));
        assertTrue(RawHttp.answerWhile(ann, "/attachments", form, body).contains(" 201 "));
    }

    @Test
    @DisplayName("I1 without its length told, a file within the limit is taken")
    void chunked() {
        assertEquals(
                201,
                sendChunked(MultipartForm.file("a.txt", "Hello".getBytes(StandardCharsets.UTF_8)))
                        .statusCode());
    }

    static Stream<MultipartForm> broken() {
        var hello = "Hello".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                MultipartForm.of("nothing at all", new byte[0]),
                MultipartForm.of("not a form", hello),
                MultipartForm.of("no part", "--x--\r\n".getBytes(StandardCharsets.UTF_8)),
                MultipartForm.parts("another part", MultipartForm.part("other", "a.txt", hello)),
                MultipartForm.parts(
                        "another part first",
                        MultipartForm.part("other", null, hello),
                        MultipartForm.part("file", "a.txt", hello)),
                MultipartForm.parts(
                        "another part last",
                        MultipartForm.part("file", "a.txt", hello),
                        MultipartForm.part("other", null, hello)),
                MultipartForm.parts(
                        "two files",
                        MultipartForm.part("file", "a.txt", hello),
                        MultipartForm.part("file", "b.txt", hello)),
                MultipartForm.of(
                        "a part without a name", "--x\r\nContent-Disposition: form-data\r\n\r\nHello\r\n--x--\r\n"),
                MultipartForm.of("a part without headers", "--x\r\n\r\nHello\r\n--x--\r\n"),
                MultipartForm.of(
                        "a name that is cut", "--x\r\nContent-Disposition: form-data; name=\r\n\r\nHello\r\n--x--\r\n"),
                MultipartForm.of(
                        "headers without end",
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + "a".repeat(400_000)
                                + "\"\r\n\r\nHello\r\n--x--\r\n"),
                MultipartForm.of(
                        "an encoded file",
                        "--x\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Transfer-Encoding: base64\r\n\r\n#\r\n--x--\r\n"),
                MultipartForm.of("no end", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nHello"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @DisplayName("I3 K1 a body of another form is 400, and leaves nothing behind")
    void broken(MultipartForm form) throws IOException {
        assertProblem(400, "/problems/malformed-request", send(form));
        assertProblem(400, "/problems/malformed-request", sendChunked(form));
        assertNothingLeft();
    }

    @Test
    @DisplayName("K1 a file must come as a form with a boundary")
    void otherTypes() throws IOException {
        var form = MultipartForm.file("a.txt", new byte[] {'a'});
        assertProblem(400, "/problems/malformed-request", send(form, "multipart/form-data"));
        assertProblem(415, "/problems/unsupported-media-type", send(form, "application/json"));
        assertProblem(415, "/problems/unsupported-media-type", send(form, "text/plain"));
        assertNothingLeft();
    }

    @Test
    @DisplayName("I1 an empty file is 422")
    void empty() throws IOException {
        var answer = send(MultipartForm.file("empty.txt", new byte[0]));
        assertProblem(422, "/problems/invalid", answer);
        assertTrue(answer.body().contains("The file is empty."));
        assertNothingLeft();
    }

    @Test
    @DisplayName("I3 an upload that is cut off half-way leaves nothing behind")
    void cutOff() throws IOException {
        RawHttp.cutOff(
                "POST /api/v1/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + ann.authorization()
                        + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nHello",
                () -> Database.number("select count(*) from loose_blob where uploader_id = ?", ann.id()) > 0);
        Concurrency.await(
                "the upload is forgotten",
                () -> Database.number("select count(*) from loose_blob where uploader_id = ?", ann.id()) == 0);
        assertNothingLeft();
    }

    @Test
    @DisplayName("A6 the same file under the same key is uploaded once; another one is 422")
    void idempotent() throws IOException {
        var form = MultipartForm.file("a.txt", "Hello".getBytes(StandardCharsets.UTF_8));
        var first = send(form, MultipartForm.TYPE, "key-1");
        var second = send(form, MultipartForm.TYPE, "key-1");
        assertEquals(201, second.statusCode());
        assertEquals(first.body(), second.body());
        assertEquals(before + 1, filesInStore());
        for (var other : new MultipartForm[] {
            MultipartForm.file("b.txt", "Hello".getBytes(StandardCharsets.UTF_8)),
            MultipartForm.file("a.txt", "Other".getBytes(StandardCharsets.UTF_8))
        }) {
            assertProblem(422, "/problems/idempotency-key-reused", send(other, MultipartForm.TYPE, "key-1"));
        }
        assertEquals(before + 1, filesInStore());
    }

    private HttpResponse<String> send(MultipartForm form) {
        return send(form, MultipartForm.TYPE);
    }

    private HttpResponse<String> send(MultipartForm form, String type, String... key) {
        var request = RawHttp.request("/attachments")
                .header("Authorization", ann.authorization())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(form.body()));
        Stream.of(key).forEach(value -> request.header("Idempotency-Key", value));
        return RawHttp.send(request);
    }

    private HttpResponse<String> sendChunked(MultipartForm form) {
        return RawHttp.send(RawHttp.request("/attachments")
                .header("Authorization", ann.authorization())
                .header("Content-Type", MultipartForm.TYPE)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.body()))));
    }

    private static void assertProblem(int status, String type, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"" + type + "\""), answer.body());
    }

    private void assertNothingLeft() throws IOException {
        assertEquals(before, filesInStore());
        assertEquals(0, Database.number("select count(*) from attachment where uploader_id = ?", ann.id()));
    }

    private static long filesInStore() throws IOException {
        if (!Files.isDirectory(STORE)) {
            return 0;
        }
        try (var paths = Files.walk(STORE)) {
            return paths.filter(Files::isRegularFile).count();
        }
    }
}
