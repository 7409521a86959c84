package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.ConcurrencyLimit.Permit;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.common.core.ResteasyReactiveCallbackContext;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a request holds: a permit to run, and bytes of the memory budget. They are released once its answer has
 * left the node, or its connection is closed, and its processing has ended, which goes on when the client has gone.
 */
final class RequestResources {
    private static final String KEY = RequestResources.class.getName();
    /** The time in which the client must have read an answer; more for a large one. */
    private static final long SEND_TIMEOUT_SECONDS = 60;

    private static final long MIN_BYTES_PER_SECOND = 32_768;

    private final MemoryBudget memoryBudget;
    private final Channel channel;
    private final ChannelFutureListener closeListener = _ -> onSent();
    private @Nullable Permit permit;
    private long reservedBytes;
    private boolean isProcessing;
    private boolean isSent;
    private boolean isReleased;

    private RequestResources(MemoryBudget memoryBudget, Channel channel) {
        this.memoryBudget = memoryBudget;
        this.channel = channel;
    }

    /** The resources of this request, which are made when they are first asked for. */
    static RequestResources of(RoutingContext request, MemoryBudget memoryBudget) {
        RequestResources known = request.get(KEY);
        if (known != null) {
            return known;
        }
        var resources = new RequestResources(memoryBudget, channel(request));
        request.put(KEY, resources);
        request.addEndHandler(_ -> resources.awaitSent());
        // No end handler is called if the connection was closed before, or is closed by this server.
        resources.channel.closeFuture().addListener(resources.closeListener);
        return resources;
    }

    static boolean exist(RoutingContext request) {
        return request.get(KEY) != null;
    }

    static Channel channel(RoutingContext request) {
        return ((ConnectionBase) request.request().connection()).channel();
    }

    /** Runs the action when everything answered so far was handed to the network, or never will be. */
    static void whenSent(Channel channel, Runnable action) {
        channel.pipeline().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> action.run());
    }

    /**
     * Holds the resources until the request's processing has ended as well.
     *
     * @throws ProblemException if its connection was closed meanwhile: nothing is done for an answer that nobody reads
     */
    void startProcessing(ResteasyReactiveCallbackContext request) {
        synchronized (this) {
            throwIfClosed();
            isProcessing = true;
        }
        request.registerCompletionCallback(_ -> {
            synchronized (this) {
                isProcessing = false;
            }
            releaseIfDone();
        });
    }

    /** @throws ProblemException if the request's connection is closed */
    synchronized void throwIfClosed() {
        if (isSent) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The connection was closed.");
        }
    }

    /** Holds this permit, and releases the one before. */
    void replacePermit(Permit next) {
        var before = exchange(next);
        if (before != null) {
            before.release();
        }
    }

    private synchronized @Nullable Permit exchange(Permit next) {
        if (isReleased) {
            return next;
        }
        var before = permit;
        permit = next;
        return before;
    }

    /** Releases the permit, before waiting for another one. */
    void releasePermit() {
        @Nullable Permit before;
        synchronized (this) {
            before = permit;
            permit = null;
        }
        if (before != null) {
            before.release();
        }
    }

    /** Reserves {@code more} bytes; false if there is no room for them. */
    synchronized boolean tryReserve(long more) {
        if (isReleased || !memoryBudget.tryReserve(more)) {
            return false;
        }
        reservedBytes += more;
        return true;
    }

    private void awaitSent() {
        var seconds = SEND_TIMEOUT_SECONDS + reservedBytes / MIN_BYTES_PER_SECOND;
        // A client that reads more slowly, or not at all, would hold memory for nothing.
        var timeout = channel.eventLoop().schedule((Runnable) channel::close, seconds, TimeUnit.SECONDS);
        whenSent(channel, () -> {
            timeout.cancel(false);
            onSent();
        });
    }

    private void onSent() {
        synchronized (this) {
            isSent = true;
        }
        channel.closeFuture().removeListener(closeListener);
        releaseIfDone();
    }

    private void releaseIfDone() {
        @Nullable Permit last;
        synchronized (this) {
            if (!isSent || isProcessing || isReleased) {
                return;
            }
            isReleased = true;
            last = permit;
            memoryBudget.release(reservedBytes);
        }
        if (last != null) {
            last.release();
        }
    }
}
