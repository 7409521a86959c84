package conversations.testing;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Requests sent exactly as written, for what a well-behaved client would not send. Answers are held against openapi.yaml. */
public final class RawHttp {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The position of the status in the first line of an answer. */
    private static final int STATUS_START = 9;

    private static final int STATUS_END = 12;

    private RawHttp() {}

    /** @param path with its query, percent-encoded, below the API's base path */
    public static HttpResponse<String> send(Api caller, String method, String path, String body) {
        return send(caller, method, path, BodyPublishers.ofString(body));
    }

    public static HttpResponse<String> send(Api caller, String method, String path, byte[] body) {
        return send(caller, method, path, BodyPublishers.ofByteArray(body));
    }

    /** Sends the body chunked, without its length. */
    public static HttpResponse<String> sendChunked(Api caller, String method, String path, byte[] body) {
        return send(caller, method, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    /** Sends a request without a body and its type. */
    public static HttpResponse<String> send(Api caller, String method, String path) {
        return send(
                request(path).header("Authorization", caller.authorization()).method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(Api caller, String method, String path, BodyPublisher body) {
        return send(request(path)
                .header("Authorization", caller.authorization())
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    /** The first line of the answer, after which the connection is cut. */
    public static String statusLine(String... lines) {
        return exchange(
                socket -> new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                        .readLine(),
                lines);
    }

    /** The whole answer to a request of these lines, sent byte by byte as they are; ISO 8859-1. */
    public static String lines(String... lines) {
        return exchange(
                socket -> new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1), lines);
    }

    /** Writes into a connection. */
    @FunctionalInterface
    public interface Writing {
        void into(OutputStream out) throws IOException;
    }

    /** The first line of the answer to a POST whose body, in chunks, is still being written when it comes. */
    public static String answerWhile(Api caller, String path, String contentType, Writing body) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(("POST " + Api.BASE + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + caller.authorization() + "\r\nContent-Type: " + contentType
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            try {
                body.into(out);
            } catch (IOException e) {
                // closed by the server, which has answered
            }
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                            .readLine());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        }
    }

    /**
     * Sends this over so many connections, does something while all are open, and closes them once so many are answered.
     *
     * @return the statuses of those that are answered
     */
    public static List<String> whileOpen(int connections, String request, int answered, Runnable action) {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < connections; i++) {
                sockets.add(open(request));
            }
            action.run();
            Concurrency.await(
                    answered + " are answered",
                    () -> sockets.stream().filter(RawHttp::isAnswered).count() >= answered);
            var statuses = new ArrayList<String>();
            for (var socket : sockets) {
                if (isAnswered(socket)) {
                    var head = socket.getInputStream().readNBytes(STATUS_END);
                    statuses.add(
                            new String(head, STATUS_START, STATUS_END - STATUS_START, StandardCharsets.ISO_8859_1));
                }
            }
            return statuses;
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            for (var socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // closed all the same
                }
            }
        }
    }

    /** A connection on which this is sent, and of whose answer as little is taken as can be. */
    public static Socket open(String request) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Whether the status of an answer has arrived. */
    public static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() >= STATUS_END;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends this, waits, and cuts the connection. */
    public static void cutOff(String request, BooleanSupplier when) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            Concurrency.await("the request has arrived", when);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        String from(Socket socket) throws IOException;
    }

    private static String exchange(Reading reading, String... lines) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return reading.from(socket);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + lines[0], e);
        }
    }

    public static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Api.BASE + path))
                .timeout(Duration.ofSeconds(30));
    }

    public static HttpResponse<String> send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            OpenApiContract.check(
                    request.method(),
                    request.uri().getRawPath(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
            return response;
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
