package conversations.greed;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many open connections to a node, over which raw bytes are sent, and which stay open until they are counted. */
final class OpenConnections implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 50;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final int port;
    private final AnswerCounts answers;

    OpenConnections(int port, AnswerCounts answers) {
        this.port = port;
        this.answers = answers;
    }

    /** Writes to one connection. */
    @FunctionalInterface
    interface Writing {
        void into(OutputStream out) throws IOException;
    }

    void open(int count, Writing writing) {
        for (var i = 0; i < count; i++) {
            threads.submit(() -> write(writing));
        }
    }

    private void write(Writing writing) {
        var socket = new Socket();
        sockets.add(socket);
        try {
            // So that what is not read stays at the server.
            socket.setReceiveBufferSize(4_096);
            // Another address than everybody else's, and this machine's all the same.
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 30_000);
            writing.into(socket.getOutputStream());
        } catch (IOException e) {
            // Answers that arrived before the failure count.
        }
    }

    static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Counts what was answered on each, and closes it. */
    @Override
    public void close() throws InterruptedException {
        var readers = List.copyOf(sockets).stream()
                .map(socket -> threads.submit(() -> answers.add(status(socket))))
                .toList();
        for (var reader : readers) {
            try {
                reader.get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        threads.shutdownNow();
    }

    private static String status(Socket socket) {
        try (socket) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var head = socket.getInputStream().readNBytes(12);
            return head.length < 12 ? "closed" : new String(head, 9, 3, StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            return "none";
        } catch (IOException e) {
            return "closed";
        }
    }
}
