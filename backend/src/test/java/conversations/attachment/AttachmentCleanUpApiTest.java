package conversations.attachment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import conversations.attachment.BlobStore.Kind;
import conversations.platform.time.ApplicationClock;
import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.Concurrency;
import conversations.testing.Database;
import conversations.testing.TestImages;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clean-up of the store: what stays and what is removed, the limits of a user, and failures. */
@ApiTest
class AttachmentCleanUpApiTest {
    private static final Path STORE = Path.of("target/attachments");
    private final Api ann = Api.person("Ann");
    private final Api ben = Api.person("Ben");

    @Inject
    AttachmentCleanUp cleanUp;

    @Inject
    BlobStore store;

    @Inject
    Clock clock;

    @Test
    @DisplayName("I3 a file not sent within a day is removed, with its preview; a sent one stays")
    void unsent() {
        var unsent = ann.upload("dot.png", TestImages.png(2, 2)).<String>path("id");
        var sent = ann.file("sent.txt", "1");
        ann.send(ann.start("Hello", ben), "Here", List.of(sent));
        cleanAt(Duration.ofHours(23));
        assertEquals(2, blobs(unsent));
        cleanAt(Duration.ofHours(25));
        assertEquals(404, ann.get("/attachments/" + unsent).statusCode());
        assertEquals(0, blobs(unsent));
        assertEquals(200, ben.get("/attachments/" + sent).statusCode());
        // And it can't be sent any more.
        assertEquals(
                422,
                ann.post(
                                "/conversations/" + ann.start("Hello", ben) + "/messages",
                                Map.of("text", "Late", "attachmentIds", List.of(unsent)))
                        .statusCode());
    }

    @Test
    @DisplayName("C6 the bytes of a deleted message's files are removed after it is committed")
    void deleted() {
        var file = ann.upload("dot.png", TestImages.png(2, 2)).<String>path("id");
        var id = ann.start("Hello", ben);
        var seq = ann.send(id, "Here", List.of(file));
        assertEquals(
                204,
                ann.request()
                        .delete("/conversations/" + id + "/messages/" + seq)
                        .statusCode());
        cleanAt(Duration.ZERO);
        assertEquals(0, blobs(file));
        assertEquals(0, Database.number("select count(*) from loose_blob where id = ?", UUID.fromString(file)));
    }

    @Test
    @DisplayName("I3 blobs left behind by a dead node are removed, an upload in progress is not")
    void leftovers() throws IOException {
        var left = UUID.randomUUID();
        var underWay = UUID.randomUUID();
        for (var id : List.of(left, underWay)) {
            store.put(id, Kind.FILE, Files.writeString(Files.createTempFile(STORE, "", ""), "x"));
        }
        loose(left, clock.instant().minusSeconds(1));
        loose(underWay, clock.instant().plusSeconds(60));
        var spooled = Files.writeString(STORE.resolve("incoming").resolve("left"), "x");
        Files.setLastModifiedTime(spooled, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        cleanAt(Duration.ZERO);
        assertEquals(0, blobs(left.toString()));
        assertEquals(1, blobs(underWay.toString()));
        assertEquals(false, Files.exists(spooled));
    }

    @Test
    @DisplayName("I3 a blob that can't be removed does not keep others from being removed, and is retried")
    void stubborn() throws IOException {
        var stubborn = UUID.randomUUID();
        var other = UUID.randomUUID();
        for (var id : List.of(stubborn, other)) {
            store.put(id, Kind.FILE, Files.writeString(Files.createTempFile(STORE, "", ""), "x"));
        }
        Path inTheWay;
        try (var paths = Files.walk(STORE.resolve("blobs"))) {
            inTheWay = paths.filter(path -> path.getFileName().toString().startsWith(stubborn.toString()))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(inTheWay);
        Files.createDirectories(inTheWay.resolve("more"));
        loose(stubborn, clock.instant().minusSeconds(2));
        loose(other, clock.instant().minusSeconds(1));
        cleanAt(Duration.ZERO);
        cleanAt(Duration.ofMinutes(1));
        assertEquals(0, blobs(other.toString()));
        Files.delete(inTheWay.resolve("more"));
        cleanAt(Duration.ofHours(2));
        assertEquals(0, blobs(stubborn.toString()));
    }

    @Test
    @DisplayName("A6 I3 a saved upload is kept even if its node got no answer to the commit")
    void keptAllTheSame() {
        var file = ann.file("a.txt", "Hello");
        cleanUp.discard(UUID.fromString(file));
        assertEquals("Hello", ann.get("/attachments/" + file).asString());
    }

    @Test
    @DisplayName("I3 at most 100 files of one user wait to be sent, also when several come at once")
    void files() {
        unsentOf(98, 1);
        var statuses = Concurrency.each(
                6, i -> ann.upload(i + ".txt", new byte[] {'a'}).statusCode());
        assertEquals(2, statuses.stream().filter(status -> status == 201).count());
        assertEquals(4, statuses.stream().filter(status -> status == 409).count());
        ann.upload("more.txt", new byte[] {'a'})
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-unsent-files"));
        assertEquals(0, Database.number("select count(*) from loose_blob where uploader_id = ?", ann.id()));
        // Sending makes room.
        var file = Database.texts("select id::text from attachment where uploader_id = ? limit 1", ann.id())
                .getFirst();
        ann.send(ann.start("Hello", ben), "Here", List.of(file));
        ann.file("fits.txt", "a");
    }

    @Test
    @DisplayName("I3 at most 500 MB of one user wait to be sent")
    void bytes() {
        unsentOf(1, (500L << 20) - 10);
        assertEquals(409, ann.upload("a.txt", new byte[11]).statusCode());
        assertEquals(201, ann.upload("a.txt", new byte[10]).statusCode());
    }

    @Test
    @DisplayName(
            "K1 I3 while the store is full or unavailable, answers are 503 with Retry-After, and stored files are there afterwards")
    void away() throws IOException {
        var file = ann.file("a.txt", "Hello");
        for (var part : List.of("incoming", "blobs")) {
            var folder = STORE.resolve(part);
            var aside = STORE.resolve(part + "-aside");
            Files.move(folder, aside);
            Files.writeString(folder, "in the way");
            try {
                unavailable(given().basePath(Api.BASE)
                        .header("Authorization", ann.authorization())
                        .multiPart("file", "b.txt", new byte[] {'b'})
                        .post("/attachments"));
                if (part.equals("blobs")) {
                    unavailable(given().basePath(Api.BASE)
                            .header("Authorization", ann.authorization())
                            .get("/attachments/" + file));
                }
            } finally {
                Files.delete(folder);
                Files.move(aside, folder);
            }
        }
        assertEquals(1, Database.number("select count(*) from attachment where uploader_id = ?", ann.id()));
        try (var spooled = Files.list(STORE.resolve("incoming"))) {
            assertEquals(0, spooled.count());
        }
        assertEquals("Hello", ann.get("/attachments/" + file).asString());
        cleanAt(Duration.ofHours(2));
        assertEquals(0, Database.number("select count(*) from loose_blob where uploader_id = ?", ann.id()));
    }

    private static void unavailable(Response answer) {
        answer.then().statusCode(503).body("type", equalTo("/problems/unavailable"));
        assertNotNull(answer.header("Retry-After"));
    }

    private void cleanAt(Duration later) {
        ApplicationClock.runAt(clock.instant().plus(later), () -> {
            try {
                cleanUp.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void unsentOf(int count, long size) {
        Database.update(
                "insert into attachment (id, uploader_id, uploaded_at, name, size, type)"
                        + " select gen_random_uuid(), ?, ?, 'x', ?, 'text/plain' from generate_series(1, ?)",
                ann.id(),
                Timestamp.from(clock.instant()),
                size,
                count);
    }

    private static void loose(UUID id, Instant until) {
        Database.update("insert into loose_blob (id, remove_at) values (?, ?)", id, Timestamp.from(until));
    }

    private static long blobs(String id) {
        try (var paths = Files.walk(STORE.resolve("blobs"))) {
            return paths.filter(path -> path.getFileName().toString().startsWith(id))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
