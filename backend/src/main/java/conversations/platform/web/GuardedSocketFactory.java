package conversations.platform.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * Creates sockets for TLS that refuse to connect to special addresses; the address that is checked is the one that is
 * connected to.
 */
final class GuardedSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory tls;
    private final Predicate<InetAddress> allowed;

    GuardedSocketFactory(SSLSocketFactory tls) {
        this(tls, address -> !SpecialAddresses.contain(address));
    }

    GuardedSocketFactory(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
        this.tls = tls;
        this.allowed = allowed;
    }

    private final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            if (to instanceof InetSocketAddress address
                    && address.getAddress() != null
                    && !allowed.test(address.getAddress())) {
                throw new SocketException("No request may go to this address.");
            }
            super.connect(to, timeout);
        }
    }

    /** A socket that is connected first and then wrapped in TLS by the next method. */
    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return over(new InetSocketAddress(host, port), host);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return over(new InetSocketAddress(address, port), address.getHostAddress());
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(address, port);
    }

    private Socket over(InetSocketAddress address, String host) throws IOException {
        var socket = new GuardedSocket();
        try {
            socket.connect(address);
            return tls.createSocket(socket, host, address.getPort(), true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
