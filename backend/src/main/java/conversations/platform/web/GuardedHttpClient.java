package conversations.platform.web;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to addresses chosen by users, who may want to reach what only this server can. Requests use https and go to
 * public hosts only: the socket refuses any other address when it connects, whatever the name resolves to by then. Proxies
 * and redirects are not followed.
 */
public final class GuardedHttpClient {
    private static final int IDLE_TIMEOUT_MILLIS = 10_000;
    /** Host names that are not public: names without a dot, and those reserved by RFC 6761, 6762 and 9476. */
    private static final Pattern INTERNAL_HOST = Pattern.compile(
            "(?i)[^.]+[.]?|.*[.](localhost|local|internal|lan|home[.]arpa|test|example|invalid|onion|alt)[.]?");

    /** A host name that ends in a number is an IPv4 address, or invalid. */
    private static final Pattern NUMERIC_HOST = Pattern.compile("(.*[.])?[0-9][^.]*[.]?");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ScheduledExecutorService TIMEOUT_EXECUTOR = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("outward-ending").factory());

    private final boolean allowsPrivate;
    private final SSLSocketFactory sockets;
    private final Duration timeout;

    /** @param anywhere whether the operator allows any host, and plain http */
    public GuardedHttpClient(boolean allowsPrivate) {
        this(allowsPrivate, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    GuardedHttpClient(boolean allowsPrivate, SSLSocketFactory tls) {
        this(allowsPrivate, allowsPrivate ? tls : new GuardedSocketFactory(tls), TIMEOUT);
    }

    GuardedHttpClient(boolean allowsPrivate, SSLSocketFactory sockets, Duration limit) {
        this.allowsPrivate = allowsPrivate;
        this.sockets = sockets;
        this.timeout = limit;
    }

    /**
     * The status of the response.
     *
     * @param retryAfter how long to wait before trying again, null if it does not say
     */
    public record Answer(int status, @Nullable Duration retryAfter) {}

    /**
     * Whether requests may go to this address, by its text alone: invalid addresses and literal addresses of this network
     * are refused. A name is accepted without resolving it, which may take any time; the socket checks what it resolves to.
     */
    public boolean accepts(String address) {
        try {
            var uri = new URI(address);
            var host = uri.getHost();
            return isWeb(uri.getScheme())
                    && host != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65_535
                    && (allowsPrivate || isOutside(host));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isOutside(String host) {
        if (host.startsWith("[") || NUMERIC_HOST.matcher(host).matches()) {
            try {
                return !SpecialAddresses.contain(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return !INTERNAL_HOST.matcher(host).matches();
    }

    private boolean isWeb(@Nullable String scheme) {
        return "https".equalsIgnoreCase(scheme) || (allowsPrivate && "http".equalsIgnoreCase(scheme));
    }

    /**
     * Posts a body. Only the head of the answer, which is untrusted, is read, and only for a limited time.
     *
     * @throws IOException if no answer came, or the address is not allowed
     */
    public Answer post(String address, Map<String, String> headers, byte[] body) throws IOException {
        var uri = URI.create(address);
        if (!isWeb(uri.getScheme())) {
            throw new IOException("Not an https address.");
        }
        var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setConnectTimeout(IDLE_TIMEOUT_MILLIS);
        connection.setReadTimeout(IDLE_TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Fixed-length streaming also prevents automatic resending.
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("User-Agent", "Conversations");
        headers.forEach(connection::setRequestProperty);
        // Repeated, because there is nothing to disconnect while the connection is being established.
        var end = TIMEOUT_EXECUTOR.scheduleAtFixedRate(
                connection::disconnect, timeout.toMillis(), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            return new Answer(connection.getResponseCode(), seconds(connection.getHeaderField("Retry-After")));
        } finally {
            end.cancel(false);
            connection.disconnect();
        }
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
