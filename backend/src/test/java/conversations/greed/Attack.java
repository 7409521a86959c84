package conversations.greed;

import static conversations.greed.OpenConnections.bytes;

import conversations.testing.Api;
import conversations.testing.Tokens;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** An attack of one caller on a node. */
enum Attack {
    STALLED_BODIES("1,500 bodies of just under 512 kB without an end, without a token") {
        @Override
        void run(Target target) throws InterruptedException {
            var chunk = new byte[511 * 1_024];
            target.hold(1_500, out -> {
                out.write(bytes(
                        "POST " + Api.BASE + "/conversations HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "",
                        Integer.toHexString(chunk.length)));
                out.write(chunk);
            });
        }
    },
    ENDLESS_LENGTH("24 bodies of 19 MB under a Content-Length of 19 digits") {
        @Override
        void run(Target target) throws InterruptedException {
            var part = new byte[1 << 20];
            target.hold(24, out -> {
                out.write(target.post("/conversations", "Content-Length: 9223372036854775807"));
                for (var i = 0; i < 19; i++) {
                    out.write(part);
                }
            });
        }
    },
    STOPPED_BODIES("250 POSTs whose bodies stop after 15 of 20 kB") {
        @Override
        void run(Target target) throws InterruptedException {
            target.hold(250, out -> {
                out.write(target.post("/conversations", "Content-Length: 20000"));
                out.write(new byte[15_000]);
            });
        }
    },
    UNREAD_ANSWERS("250 GETs of a sidebar of 12 MB whose answers nobody reads") {
        @Override
        void prepare(Target target) {
            var text = "\uD83D\uDE42".repeat(10_000);
            var friend = target.person("friend");
            each(100, i -> {
                var id = target.attacker()
                        .post("/conversations", Map.of("message", text, "participantIds", List.of(friend)))
                        .path("id")
                        .asText();
                target.attacker().post("/conversations/" + id + "/messages", Map.of("text", text));
                target.attacker().post("/conversations/" + id + "/messages", Map.of("text", text));
            });
        }

        @Override
        void run(Target target) throws InterruptedException {
            target.hold(250, out -> out.write(target.get("/conversations?limit=100")));
        }
    },
    SILENT_NAMES("250 push subscriptions with names that no name server answers for") {
        @Override
        void run(Target target) {
            each(
                    250,
                    250,
                    i -> target.count("POST", "/push-subscriptions", """
                    {"endpoint":"https://push%d%s/","keys":{"p256dh":"%s","auth":"AAAAAAAAAAAAAAAAAAAAAA"}}""".formatted(i, SilentNames.SUFFIX, POINT)));
        }
    },
    PICTURES("a PNG of 33,000,000 × 1, a JPEG of a hundred scans and a WebP without its tables, each 4 times") {
        @Override
        void run(Target target) throws IOException {
            var files = List.of(OversizedImages.widePng(), OversizedImages.scannedJpeg(), OversizedImages.emptyWebp());
            each(12, i -> target.upload(files.get(i % files.size())));
        }
    },
    LONG_FORMS("150 messages of 10,000 × U+FDFA, then 20 searches at a time") {
        @Override
        void prepare(Target target) {
            var id = target.conversation(target.person("friend"));
            each(
                    150,
                    i -> target.attacker()
                            .post("/conversations/" + id + "/messages", Map.of("text", "\uFDFA".repeat(10_000))));
        }

        @Override
        void run(Target target) {
            each(200, i -> target.count("GET", "/search?q=zzy" + i, ""));
        }
    },
    VERSIONS("1,000 edits of one message of 10,000 emoji, then six readers of its versions") {
        private String path = "";

        @Override
        void prepare(Target target) {
            var id = target.conversation(target.person("friend"));
            var seq = target.attacker()
                    .post("/conversations/" + id + "/messages", Map.of("text", "first"))
                    .path("seq")
                    .asLong();
            path = "/conversations/" + id + "/messages/" + seq;
            each(
                    1_000,
                    i -> target.attacker()
                            .acknowledged("PATCH", path, "{\"text\":\"" + i + "\uD83D\uDE42".repeat(9_990) + "\"}"));
        }

        @Override
        void run(Target target) {
            each(30, i -> target.count("GET", path + "/versions", ""));
        }
    },
    STORED_ANSWERS("500 invitations under Idempotency-Keys into one conversation, then a deletion of a message") {
        private String message = "";

        @Override
        void prepare(Target target) {
            var friend = target.person("friend");
            var other = target.person("guest");
            var id = target.conversation(friend);
            var text = "\uD83D\uDE42".repeat(10_000);
            for (var i = 0; i < 3; i++) {
                message = "/conversations/" + id + "/messages/"
                        + target.attacker()
                                .post("/conversations/" + id + "/messages", Map.of("text", text))
                                .path("seq")
                                .asLong();
            }
            for (var i = 0; i < 500; i++) {
                target.attacker().post("/conversations/" + id + "/participants", Map.of("userIds", List.of(other)));
                target.attacker().acknowledged("DELETE", "/conversations/" + id + "/participants/" + other, null);
            }
        }

        @Override
        void run(Target target) {
            target.count("DELETE", message, "");
        }
    },
    TABS("streams of the tabs of 19 records, and 20 messages a second about all of them") {
        private String conversation = "";

        @Override
        void prepare(Target target) {
            var crm = new Client(target.url(), Tokens.ofIntegration());
            var about = new ArrayList<Map<String, String>>();
            for (var i = 0; i < 19; i++) {
                crm.acknowledged("PUT", "/records/account/GREED-" + i, "{\"name\":\"Greed\"}");
                about.add(Map.of("type", "account", "id", "GREED-" + i));
            }
            conversation = target.attacker()
                    .post(
                            "/conversations",
                            Map.of(
                                    "message",
                                    "Hello",
                                    "participantIds",
                                    List.of(target.person("friend")),
                                    "about",
                                    about))
                    .path("id")
                    .asText();
        }

        @Override
        void run(Target target) throws InterruptedException {
            for (var i = 0; i < 19; i++) {
                var path = "/events?about=account:GREED-" + i;
                target.hold(1, out -> out.write(target.get(path)));
            }
            for (var i = 0; i < 200; i++) {
                target.count("POST", "/conversations/" + conversation + "/messages", "{\"text\":\"" + i + "\"}");
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    },
    OPTIONS("250 × OPTIONS /events") {
        @Override
        void run(Target target) throws InterruptedException {
            target.hold(
                    250,
                    out -> out.write(bytes(
                            "OPTIONS " + Api.BASE + "/events HTTP/1.1",
                            "Host: localhost",
                            "Authorization: " + target.attacker().authorization(),
                            "",
                            "")));
        }
    },
    SLOW_HEADS("3,000 connections whose heads never end") {
        @Override
        void run(Target target) throws InterruptedException {
            target.hold(3_000, out -> out.write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII)));
        }
    },
    PIPELINE("a stream of events, and 500,000 requests behind it on the same connection, 4 times") {
        @Override
        void run(Target target) throws InterruptedException {
            var more = "GET /api/v1/client-config HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .repeat(1_000)
                    .getBytes(StandardCharsets.US_ASCII);
            target.hold(4, out -> {
                out.write(target.get("/events"));
                for (var i = 0; i < 500; i++) {
                    out.write(more);
                }
            });
        }
    },
    BURST("900 GETs of a sidebar at the same moment, all read") {
        @Override
        void run(Target target) {
            // Fewer than the connections of an address, which the other caller has too here.
            each(900, 900, i -> target.count("GET", "/conversations?limit=20", ""));
        }
    };

    /** Some point of P-256. */
    private static final String POINT =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private final String description;

    Attack(String description) {
        this.description = description;
    }

    /** Preparations, which are not measured. */
    void prepare(Target target) {}

    abstract void run(Target target) throws IOException, InterruptedException;

    @Override
    public String toString() {
        return description;
    }

    private static void each(int count, IntConsumer action) {
        each(count, 20, action);
    }

    /** Does it for 0 to {@code count - 1}, so many at a time. */
    private static void each(int count, int atATime, IntConsumer action) {
        try (var threads =
                Executors.newFixedThreadPool(atATime, Thread.ofVirtual().factory())) {
            for (var i = 0; i < count; i++) {
                var number = i;
                threads.submit(() -> action.accept(number));
            }
        }
    }

    static byte[] form(String boundary, byte[] file) {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + UUID.randomUUID() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(file);
        out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    static java.net.http.HttpRequest.BodyPublisher upload(String boundary, byte[] file) {
        return BodyPublishers.ofByteArray(form(boundary, file));
    }
}
