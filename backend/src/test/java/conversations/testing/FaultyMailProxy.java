package conversations.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A line to a mail server that can be cut, or go wrong for one address, as a test says. */
public final class FaultyMailProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private volatile boolean down;
    private volatile boolean silentFromTheStart;
    private volatile boolean cutsAfterData;
    private volatile @Nullable String refused;
    private volatile @Nullable String silent;

    /** Creates a proxy to this port of this machine. */
    public FaultyMailProxy(int target) {
        this.target = target;
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Forwards everything again. */
    public void restore() {
        down = false;
        silentFromTheStart = false;
        cutsAfterData = false;
        refused = null;
        silent = null;
    }

    /** Every connection is refused, in the words of SMTP. */
    public void refuseAll() {
        down = true;
    }

    /** Every connection is taken, and the server does not greet. */
    public void stayMute() {
        silentFromTheStart = true;
    }

    /** The server gets each mail; that it has taken it is not heard. */
    public void cutAfterData() {
        cutsAfterData = true;
    }

    /** The server does not take mail for this address. */
    public void refuse(String address) {
        refused = address;
    }

    /** The server says nothing more once it hears of this address. */
    public void stayMuteAt(String address) {
        silent = address;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                if (down) {
                    write(client.getOutputStream(), "421 4.3.2 Down");
                    client.close();
                } else if (silentFromTheStart) {
                    Thread.ofVirtual().start(() -> awaitEnd(client));
                } else {
                    var connection = new Connection(client, new Socket(socket.getInetAddress(), target));
                    Thread.ofVirtual().start(connection::toServer);
                    Thread.ofVirtual().start(connection::toClient);
                }
            } catch (IOException e) {
                // Closed, or a connection that did not come about.
            }
        }
    }

    /** Returns once the client has given up. */
    private static void awaitEnd(Socket client) {
        try (client) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It is over all the same.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean isDataOver;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void toServer() {
            try (client;
                    server;
                    var lines = reader(client)) {
                var out = server.getOutputStream();
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("RCPT") && isFor(silent, line)) {
                        // Reads until the client gives up.
                        while (lines.readLine() != null) {}
                        return;
                    }
                    isDataOver = cutsAfterData && line.equals(".");
                    write(out, line.startsWith("RCPT") && isFor(refused, line) ? "RCPT nobody" : line);
                }
            } catch (IOException e) {
                // The other side of the connection was closed.
            }
        }

        private void toClient() {
            try (client;
                    server;
                    var lines = reader(server)) {
                var out = client.getOutputStream();
                for (var line = lines.readLine(); line != null && !isDataOver; line = lines.readLine()) {
                    write(out, line);
                }
            } catch (IOException e) {
                // The other side of the connection was closed.
            }
        }
    }

    private static boolean isFor(@Nullable String address, String line) {
        return address != null && line.contains(address);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
