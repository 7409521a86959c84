package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.RequestCost.Kind;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Receives a complete body before a thread is taken for the request, and after its caller was admitted; and sends the answer
 * without a thread. Files, whose transfer takes as long as the client likes, are streamed both ways.
 */
@ApplicationScoped
class RequestBodyFilter {
    private final MemoryBudget memoryBudget;
    private final long maxSize;
    private final long timeoutMillis;

    RequestBodyFilter(MemoryBudget memoryBudget, WebConfig config) {
        this.memoryBudget = memoryBudget;
        maxSize = config.maxBodySize().asLongValue();
        timeoutMillis = config.bodyTimeout().toMillis();
    }

    @ServerRequestFilter(nonBlocking = true, priority = 1_100)
    Uni<Void> receive(RoutingContext request, ResourceInfo resource) {
        var cost = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(RequestCost.class);
        var isStreamed = cost != null && cost.value() != Kind.SEARCH;
        if (isStreamed) {
            return Uni.createFrom().voidItem();
        }
        var resources = RequestResources.of(request, memoryBudget);
        var context = CurrentRequestManager.get();
        context.setOutputStream(new BufferedResponse(context.serverResponse(), resources));
        if (!hasBody(request.request())) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Buffer>emitter(emitter -> new BodyReceiver(request, resources, emitter).start())
                .invoke(body -> context.setInputStream(new ByteArrayInputStream(body.getBytes())))
                .replaceWithVoid();
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.method() != HttpMethod.GET
                && request.method() != HttpMethod.HEAD
                && (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || (length != null && !length.equals("0")));
    }

    /** Receives one body, on the thread of its connection. */
    private final class BodyReceiver {
        private final RoutingContext request;
        private final RequestResources resources;
        private final UniEmitter<? super Buffer> emitter;
        private final Buffer body = Buffer.buffer();
        private boolean isDone;

        private BodyReceiver(RoutingContext request, RequestResources resources, UniEmitter<? super Buffer> emitter) {
            this.request = request;
            this.resources = resources;
            this.emitter = emitter;
        }

        void start() {
            var sent = request.request();
            if ("100-continue".equalsIgnoreCase(sent.getHeader(HttpHeaders.EXPECT))
                    && sent.version() == HttpVersion.HTTP_1_1) {
                sent.response().writeContinue();
            }
            var timer = request.vertx().setTimer(timeoutMillis, _ -> onTimeout());
            request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
            sent.handler(this::add);
            sent.exceptionHandler(
                    _ -> fail(ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body ends before its length.")));
            sent.endHandler(_ -> {
                request.vertx().cancelTimer(timer);
                if (!isDone) {
                    isDone = true;
                    emitter.complete(body);
                }
            });
            sent.resume();
        }

        private void add(Buffer part) {
            if (isDone) {
                return;
            }
            if (body.length() + part.length() > maxSize) {
                fail(ProblemException.of(ProblemType.TOO_LARGE));
            } else if (!resources.tryReserve(part.length())) {
                fail(ProblemException.of(
                        ProblemType.UNAVAILABLE, "The server is receiving too much data. Try again in a moment."));
            } else {
                body.appendBuffer(part);
            }
        }

        private void onTimeout() {
            var channel = RequestResources.channel(request);
            request.addEndHandler(_ -> RequestResources.whenSent(channel, channel::close));
            fail(ProblemException.of(ProblemType.REQUEST_TIMEOUT));
        }

        private void fail(ProblemException why) {
            if (!isDone) {
                isDone = true;
                emitter.fail(why);
            }
        }
    }
}
