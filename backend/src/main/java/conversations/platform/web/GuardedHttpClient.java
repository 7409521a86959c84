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
 * Requests to addresses that somebody chose who may be after what only this server reaches. They go by https to hosts out in the
 * world: the socket itself refuses any other address when it connects, whatever the name has come to mean. No proxy and no redirect leads elsewhere.
 */
public final class GuardedHttpClient {
    private static final int IDLE_TIMEOUT_MILLIS = 10_000;
    /** Names without a dot, and those that by RFC 6761, 6762 and 9476 mean nothing in the world. */
    private static final Pattern INTERNAL_HOST = Pattern.compile(
            "(?i)[^.]+[.]?|.*[.](localhost|local|internal|lan|home[.]arpa|test|example|invalid|onion|alt)[.]?");

    /** What ends in a number is an IPv4 address, or nothing. */
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
     * What came back.
     *
     * @param retryAfter how long to wait before trying again, null if it does not say
     */
    public record Answer(int status, @Nullable Duration retryAfter) {}

    /**
     * Whether requests may go there, by how the address is written: an address that is none, or of this network, is not taken. A name is taken
     * without looking it up, which may take any time; the socket refuses what it should not have meant.
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
     * Of the answer, which is a stranger's, only the head is read, and that for a limited time.
     *
     * @throws IOException if none came, or it would have had to come from where no request may go
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
        // Also keeps it from being sent again by itself.
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("User-Agent", "Conversations");
        headers.forEach(connection::setRequestProperty);
        // Again and again: while the connection is being made there is none yet to end.
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
