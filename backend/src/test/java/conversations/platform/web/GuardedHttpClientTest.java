package conversations.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** J3: requests to addresses that others chose go out into the world and nowhere else. */
class GuardedHttpClientTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private final GuardedHttpClient outward = new GuardedHttpClient(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/x",
                "https://LOCALHOST:8443/x",
                "https://127.0.0.1/x",
                "https://127.1/x",
                "https://2130706433/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://10.1.2.3/x",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.0.1/x",
                "https://[fe80::1%25lo]/x",
                "https://0/x",
                "http://1.1.1.1/x",
                "ftp://1.1.1.1/x",
                "file:///etc/passwd",
                "jar:https://1.1.1.1/x!/",
                "https:1.1.1.1",
                "https:///x",
                "https://user@1.1.1.1/x",
                "https://1.1.1.1@localhost/x",
                "https://1.1.1.1:99999/x",
                "https://1.1.1.1/x#y",
                "https://0x7f.0x1/x",
                "https://0x7f000001/x",
                "https://10.1.2.3./x",
                "https://service/x",
                "https://service./x",
                "https://service.local/x",
                "https://service.internal/x",
                "https://router.home.arpa/x",
                "https://1.1.1.1/a b",
                "https://nowhere.invalid/x",
                "//1.1.1.1/x",
                "1.1.1.1",
                ""
            })
    @DisplayName("J3 only https to public hosts is accepted")
    void refused(String address) {
        assertFalse(outward.accepts(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/x",
                "HTTPS://8.8.8.8:8443/x?y=z",
                "https://[2606:4700:4700::1111]/x",
                "https://push.example.com/x"
            })
    @DisplayName("J3 public addresses are accepted")
    void taken(String address) {
        assertTrue(outward.accepts(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]"})
    @DisplayName("J3 an address that has become a private one meanwhile is not connected to")
    void guarded(String host) throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            inside.setSoTimeout(200);
            var address = "https://" + host + ":" + inside.getLocalPort() + "/x";
            assertThrows(IOException.class, () -> outward.post(address, Map.of(), new byte[1]));
            assertThrows(IOException.class, inside::accept);
            assertThrows(
                    IOException.class, () -> outward.post(address.replace("https", "http"), Map.of(), new byte[1]));
        }
    }

    @Test
    @DisplayName("J3 the sockets refuse, however they are made")
    void sockets() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = inside.getLocalPort();
            var sockets = new GuardedSocketFactory((SSLSocketFactory) SSLSocketFactory.getDefault());
            var here = InetAddress.getLoopbackAddress();
            assertThrows(IOException.class, () -> sockets.createSocket("localhost", port));
            assertThrows(IOException.class, () -> sockets.createSocket(here, port));
            assertThrows(IOException.class, () -> sockets.createSocket("localhost", port, here, 0));
            assertThrows(IOException.class, () -> sockets.createSocket(here, port, here, 0));
            try (Socket socket = sockets.createSocket()) {
                assertThrows(IOException.class, () -> socket.connect(new InetSocketAddress(here, port)));
            }
        }
    }

    @Test
    @DisplayName(
            "requests go by https, also over guarded sockets, to hosts that the certificate names only; redirects are not followed")
    void https(@TempDir Path folder) throws Exception {
        var tls = tls(folder);
        var asked = new AtomicInteger();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/");
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
        try {
            var port = server.getAddress().getPort();
            // As for an address out in the world: the guard's own factory with sockets that let this one through.
            var open = new GuardedHttpClient(true, new GuardedSocketFactory(tls.getSocketFactory(), _ -> true));
            assertEquals(
                    new GuardedHttpClient.Answer(307, Duration.ofSeconds(7)),
                    open.post("https://localhost:" + port + "/", Map.of("TTL", "1"), new byte[] {1}));
            assertEquals(1, asked.get());
            assertThrows(
                    SSLException.class, () -> open.post("https://127.0.0.1:" + port + "/", Map.of(), new byte[] {1}));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("an answer that comes byte by byte is not waited for, also when the connection came late")
    void dripping() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var dripping = Thread.startVirtualThread(() -> drip(inside));
            var late = new GuardedSocketFactory((SSLSocketFactory) SSLSocketFactory.getDefault(), _ -> {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                return true;
            });
            var impatient = new GuardedHttpClient(true, late, Duration.ofMillis(100));
            var address = "https://localhost:" + inside.getLocalPort() + "/x";
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThrows(IOException.class, () -> impatient.post(address, Map.of(), new byte[1])));
            dripping.interrupt();
        }
    }

    /** A TLS handshake that never ends: the begin of a long record, a byte at a time. */
    private static void drip(ServerSocket inside) {
        try (var socket = inside.accept()) {
            var out = socket.getOutputStream();
            out.write(new byte[] {22, 3, 3, 0x40, 0});
            while (!Thread.interrupted()) {
                out.write(2);
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        } catch (IOException e) {
            // The reader has gone.
        }
    }

    /** A certificate for localhost alone, and trust in it. */
    private static SSLContext tls(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertEquals(0, made.waitFor());
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("x", store.getCertificate("x"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
