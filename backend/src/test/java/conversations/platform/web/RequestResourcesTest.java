package conversations.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conversations.platform.problem.ProblemException;
import conversations.testing.Concurrency;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestResourcesTest {
    private final ConcurrencyLimit limit = new ConcurrencyLimit(4, 0, 10);
    private final MemoryBudget memoryBudget = new MemoryBudget();

    @Test
    @DisplayName("K4 a permit taken after the connection was closed is released, and nothing is done for its request")
    void takenTooLate() throws IOException {
        var arrived = new CompletableFuture<RoutingContext>();
        var taken = new CompletableFuture<RequestResources>();
        var vertx = Vertx.vertx();
        try {
            var port = listen(vertx, request -> {
                request.response().closeHandler(_ -> taken.complete(takePermit(request)));
                arrived.complete(request);
            });
            try (var _ = send(port)) {
                Concurrency.get(arrived);
            }
            assertThrows(ProblemException.class, Concurrency.get(taken)::throwIfClosed);
            assertEquals(0, limit.running());
        } finally {
            close(vertx);
        }
    }

    @Test
    @DisplayName("K4 the permit of an answer that the server breaks off, as of a stream that nobody reads, is released")
    void brokenOff() throws IOException {
        var vertx = Vertx.vertx();
        try {
            var port = listen(vertx, request -> {
                takePermit(request);
                request.response()
                        .setChunked(true)
                        .write("the beginning")
                        .onComplete(_ -> request.response().reset());
            });
            try (var socket = send(port)) {
                socket.getInputStream().readAllBytes();
                Concurrency.await("the permit is released", () -> limit.running() == 0);
            }
        } finally {
            close(vertx);
        }
    }

    private RequestResources takePermit(RoutingContext request) {
        var resources = RequestResources.of(request, memoryBudget);
        resources.replacePermit(limit.acquire("ann", () -> {}));
        return resources;
    }

    private static Socket send(int port) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static void close(Vertx vertx) {
        Concurrency.get(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static int listen(Vertx vertx, Consumer<RoutingContext> handler) {
        var router = Router.router(vertx);
        router.route().handler(handler::accept);
        var server = vertx.createHttpServer().requestHandler(router).listen(0, "localhost");
        return Concurrency.get(server.toCompletionStage().toCompletableFuture()).actualPort();
    }
}
