package conversations.platform.web;

import conversations.platform.web.ConcurrencyLimit.Permit;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a request holds until its answer has left the node: a place among those that run, and bytes in memory. */
final class Holding {
    private static final String KEY = Holding.class.getName();
    /** For an answer of any size to be taken by its reader, in seconds; more for a large one. */
    private static final long PATIENCE_SECONDS = 60;

    private static final long LEAST_BYTES_A_SECOND = 32_768;

    private final BytesInFlight inFlight;
    private @Nullable Permit permit;
    private long bytes;
    private boolean over;

    private Holding(BytesInFlight inFlight) {
        this.inFlight = inFlight;
    }

    /** The one of this request, which gives everything back when the answer has left or the connection is closed. */
    static Holding of(RoutingContext request, BytesInFlight inFlight) {
        Holding known = request.get(KEY);
        if (known != null) {
            return known;
        }
        var holding = new Holding(inFlight);
        request.put(KEY, holding);
        request.addEndHandler(_ -> holding.releaseWhenSent(channel(request)));
        return holding;
    }

    static boolean isThere(RoutingContext request) {
        return request.get(KEY) != null;
    }

    static Channel channel(RoutingContext request) {
        return ((ConnectionBase) request.request().connection()).channel();
    }

    /** Runs the action when all that was answered so far is handed to the network, or never will be. */
    static void whenSent(Channel channel, Runnable action) {
        channel.pipeline().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> action.run());
    }

    /** Takes this place, and gives up the one before. */
    void hold(Permit next) {
        var before = exchange(next);
        if (before != null) {
            before.release();
        }
    }

    private synchronized @Nullable Permit exchange(Permit next) {
        if (over) {
            return next;
        }
        var before = permit;
        permit = next;
        return before;
    }

    /** Gives the place up, to wait for another one. */
    void letGo() {
        @Nullable Permit before;
        synchronized (this) {
            before = permit;
            permit = null;
        }
        if (before != null) {
            before.release();
        }
    }

    /** Whether there is room for so many bytes more; if so, they are held. */
    synchronized boolean take(long more) {
        if (over || !inFlight.take(more)) {
            return false;
        }
        bytes += more;
        return true;
    }

    private void releaseWhenSent(Channel channel) {
        var seconds = PATIENCE_SECONDS + bytes / LEAST_BYTES_A_SECOND;
        // Whoever reads more slowly than this, or not at all, holds memory for nothing.
        var patience = channel.eventLoop().schedule((Runnable) channel::close, seconds, TimeUnit.SECONDS);
        whenSent(channel, () -> {
            patience.cancel(false);
            release();
        });
    }

    private void release() {
        @Nullable Permit last;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            last = permit;
            inFlight.give(bytes);
        }
        if (last != null) {
            last.release();
        }
    }
}
