package conversations.platform.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections that hold resources without progress: one with too many unanswered requests, which the server keeps in
 * memory (behind a stream of events for ever); and one on which no complete head of another request follows an answer,
 * however slowly it arrives.
 */
final class ConnectionLimitHandler extends ChannelDuplexHandler {
    private static final int MAX_UNANSWERED = 100;
    private static final long IDLE_TIMEOUT_SECONDS = 60;
    private static final String NAME = "connection-watch";
    /** The name of Vert.x's own handler, which receives whole messages. */
    private static final String VERTX_HANDLER = "handler";

    /** The handler is installed during the first request. */
    private int unanswered = 1;

    private @Nullable ScheduledFuture<?> idleTimeout;

    /** Installs the handler during the connection's first request; does nothing the second time. */
    static void install(Channel channel) {
        var handlers = channel.pipeline();
        if (handlers.get(NAME) == null && handlers.get(VERTX_HANDLER) != null) {
            handlers.addBefore(VERTX_HANDLER, NAME, new ConnectionLimitHandler());
        }
    }

    static boolean isInstalled(Channel channel) {
        return channel.pipeline().get(NAME) != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
            unanswered++;
            cancelTimeout();
            if (unanswered > MAX_UNANSWERED) {
                ReferenceCountUtil.release(message);
                context.close();
                return;
            }
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        var isInterim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInterim) {
            unanswered--;
            if (unanswered == 0) {
                cancelTimeout();
                idleTimeout =
                        context.executor().schedule((Runnable) context::close, IDLE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        cancelTimeout();
        super.channelInactive(context);
    }

    private void cancelTimeout() {
        if (idleTimeout != null) {
            idleTimeout.cancel(false);
            idleTimeout = null;
        }
    }
}
