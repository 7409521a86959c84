package conversations.platform.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Limits the number of connections from one address, and closes connections on which no request follows. Quarkus limits only
 * the connections of all addresses together, and nothing in Vert.x limits how slowly the head of a request may arrive.
 * Vert.x loads this class as a service.
 */
public final class ConnectionLimiter implements VertxServiceProvider {
    private static final long FIRST_REQUEST_TIMEOUT_SECONDS = 20;

    @Override
    public void init(VertxBuilder builder) {
        var config = ConfigProvider.getConfig();
        // All connections of a proxy come from one address.
        var isProxied = config.getOptionalValue("quarkus.http.proxy.proxy-address-forwarding", Boolean.class)
                .orElse(false);
        var maxPerAddress = config.getOptionalValue("conversations.web.connections-per-address", Integer.class)
                .orElse(0);
        builder.findTransport(
                new CountingTransport(isProxied || maxPerAddress == 0 ? Integer.MAX_VALUE : maxPerAddress));
    }

    private static final class CountingTransport extends JDKTransport {
        private final int maxPerAddress;
        private final Map<String, Integer> counts = new ConcurrentHashMap<>();

        private CountingTransport(int maxPerAddress) {
            this.maxPerAddress = maxPerAddress;
        }

        @Override
        public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
            return domainSocket ? super.serverChannelFactory(true) : CountingServerChannel::new;
        }

        private boolean tryAdmit(Channel channel) {
            if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
                return true;
            }
            var address = remote.getAddress().getHostAddress();
            if (counts.merge(address, 1, Integer::sum) > maxPerAddress) {
                release(address);
                return false;
            }
            channel.closeFuture().addListener(_ -> release(address));
            return true;
        }

        private void release(String address) {
            counts.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        }

        private final class CountingServerChannel extends NioServerSocketChannel {
            @Override
            protected int doReadMessages(List<Object> accepted) throws Exception {
                var count = super.doReadMessages(accepted);
                if (count > 0) {
                    var channel = (Channel) accepted.getLast();
                    if (!tryAdmit(channel)) {
                        accepted.removeLast();
                        channel.unsafe().closeForcibly();
                        return 0;
                    }
                    channel.pipeline().addFirst(new FirstRequestTimeout());
                }
                return count;
            }
        }
    }

    /** Closes the connection unless a complete head arrives in time. */
    private static final class FirstRequestTimeout extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) throws Exception {
            context.executor()
                    .schedule(
                            () -> {
                                if (!ConnectionLimitHandler.isInstalled(context.channel())) {
                                    context.close();
                                }
                            },
                            FIRST_REQUEST_TIMEOUT_SECONDS,
                            TimeUnit.SECONDS);
            super.channelActive(context);
        }
    }
}
