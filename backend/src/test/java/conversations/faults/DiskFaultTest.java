package conversations.faults;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.Database;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A disk for files that is really full: a file system of its own, of 8 MB, that only the node sees. */
@Tag("faults")
class DiskFaultTest {
    private static final String MOUNT = "mount -t tmpfs -o size=8m tmpfs \"$0\" && exec \"$@\"";
    private static final int FILE = 1_000_000;
    private final int port = RestAssured.port;

    @AfterEach
    void forget() {
        RestAssured.port = port;
    }

    @Test
    @DisplayName(
            "I1 I3 a full disk refuses files and nothing else; what was taken stays whole, and once there is room it goes on")
    void full() throws Exception {
        var folder = Files.createTempDirectory("full");
        try (var cluster = new Cluster(0, Map.of("ATTACHMENTS_DIR", folder.toString()))) {
            var node = cluster.add(List.of("unshare", "-rm", "sh", "-c", MOUNT, folder.toString()));
            RestAssured.port = node.port();
            var ann = Api.person("Ann");
            var conversation = ann.start("Files", Api.person("Ben"));
            var taken = new HashMap<String, byte[]>();
            var answer = upload(ann, taken);
            while (answer.statusCode() == 201) {
                answer = upload(ann, taken);
            }
            assertEquals(503, answer.statusCode());
            assertEquals("application/problem+json", answer.contentType());
            assertTrue(taken.size() >= 5, () -> taken.size() + " files fitted");
            var ids = new ArrayList<>(taken.keySet());
            ann.send(conversation, "Here they are", ids.subList(0, 3));
            for (var i = 0; i < 20; i++) {
                ann.say(conversation, "Message " + i);
                assertEquals(503, upload(ann, taken).statusCode());
            }
            checkWhole(ann, taken);
            try (var connection = cluster.connect()) {
                assertEquals(
                        List.of(String.valueOf(taken.size())),
                        Database.texts(connection, "select count(*) from attachment"),
                        "I3 a refused file leaves nothing behind");
            }
            makeRoom(node.pid(), folder);
            assertEquals(201, upload(ann, taken).statusCode());
            System.out.printf(
                    "A full disk: %d files of 1 MB taken and whole, 21 refused, 21 messages posted meanwhile%n",
                    taken.size());
        }
    }

    private static Response upload(Api person, Map<String, byte[]> taken) {
        var content = new byte[FILE];
        new Random(taken.size()).nextBytes(content);
        // These answers are not validated against openapi.yaml, because the checks elsewhere take a 503 for a failure.
        var response = given().basePath(Api.BASE)
                .header("Authorization", person.authorization())
                .multiPart("file", "file.bin", content)
                .post("/attachments");
        if (response.statusCode() == 201) {
            taken.put(response.path("id"), content);
        }
        return response;
    }

    private static void checkWhole(Api person, Map<String, byte[]> taken) {
        taken.forEach((id, content) -> assertArrayEquals(
                content,
                person.get("/attachments/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray()));
    }

    /** As an operator would: the node's file system, seen from outside, gets larger. */
    private static void makeRoom(long pid, Path folder) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                        "nsenter",
                        "--user",
                        "--mount",
                        "--preserve-credentials",
                        "--target",
                        String.valueOf(pid),
                        "mount",
                        "-o",
                        "remount,size=16m",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(command.getInputStream().readAllBytes());
        if (command.waitFor() != 0) {
            throw new FileSystemException(folder.toString(), null, said);
        }
    }
}
