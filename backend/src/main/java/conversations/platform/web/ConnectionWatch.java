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
 * Closes a connection on which too many requests wait for the one before to be answered, all of which the server keeps in memory (behind a
 * stream of events for ever); and one on which no whole head of another request follows an answer, however slowly it trickles in.
 */
final class ConnectionWatch extends ChannelDuplexHandler {
    private static final int MOST_UNANSWERED = 100;
    private static final long PATIENCE_SECONDS = 60;
    private static final String NAME = "connection-watch";
    /** What Vert.x calls its own handler, which takes whole messages. */
    private static final String SERVER = "handler";

    /** The request on which this was put to the connection. */
    private int unanswered = 1;

    private @Nullable ScheduledFuture<?> patience;

    /** Watches the connection from its first request on; a second time, it does nothing. */
    static void watch(Channel channel) {
        var handlers = channel.pipeline();
        if (handlers.get(NAME) == null && handlers.get(SERVER) != null) {
            handlers.addBefore(SERVER, NAME, new ConnectionWatch());
        }
    }

    static boolean isWatched(Channel channel) {
        return channel.pipeline().get(NAME) != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
            unanswered++;
            stop();
            if (unanswered > MOST_UNANSWERED) {
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
                stop();
                patience = context.executor().schedule((Runnable) context::close, PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stop();
        super.channelInactive(context);
    }

    private void stop() {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }
}
