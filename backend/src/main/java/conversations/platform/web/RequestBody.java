package conversations.platform.web;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.Costs.Kind;
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
 * Receives a body whole before a thread is taken for the request, and after its caller was let in; and has the answer leave without a
 * thread. Files, which are as large as their senders' patience, go both ways as streams.
 */
@ApplicationScoped
class RequestBody {
    private final BytesInFlight inFlight;
    private final long maxSize;
    private final long patienceMillis;

    RequestBody(BytesInFlight inFlight, WebConfig config) {
        this.inFlight = inFlight;
        maxSize = config.maxBodySize().asLongValue();
        patienceMillis = config.bodyPatience().toMillis();
    }

    @ServerRequestFilter(nonBlocking = true, priority = 1_100)
    Uni<Void> receive(RoutingContext request, ResourceInfo resource) {
        var costs = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(Costs.class);
        var isStreamed = costs != null && costs.value() != Kind.SEARCH;
        if (isStreamed) {
            return Uni.createFrom().voidItem();
        }
        var holding = Holding.of(request, inFlight);
        var context = CurrentRequestManager.get();
        context.setOutputStream(new WholeAnswer(context.serverResponse(), holding));
        if (!hasBody(request.request())) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Buffer>emitter(emitter -> new Receiving(request, holding, emitter).start())
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

    /** One body on its way. On the thread of its connection alone. */
    private final class Receiving {
        private final RoutingContext request;
        private final Holding holding;
        private final UniEmitter<? super Buffer> emitter;
        private final Buffer body = Buffer.buffer();
        private boolean over;

        private Receiving(RoutingContext request, Holding holding, UniEmitter<? super Buffer> emitter) {
            this.request = request;
            this.holding = holding;
            this.emitter = emitter;
        }

        void start() {
            var sent = request.request();
            if ("100-continue".equalsIgnoreCase(sent.getHeader(HttpHeaders.EXPECT))
                    && sent.version() == HttpVersion.HTTP_1_1) {
                sent.response().writeContinue();
            }
            var timer = request.vertx().setTimer(patienceMillis, _ -> tooSlow());
            request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
            sent.handler(this::add);
            sent.exceptionHandler(
                    _ -> fail(ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body ends before its length.")));
            sent.endHandler(_ -> {
                request.vertx().cancelTimer(timer);
                if (!over) {
                    over = true;
                    emitter.complete(body);
                }
            });
            sent.resume();
        }

        private void add(Buffer part) {
            if (over) {
                return;
            }
            if (body.length() + part.length() > maxSize) {
                fail(ProblemException.of(ProblemType.TOO_LARGE));
            } else if (!holding.take(part.length())) {
                fail(ProblemException.of(
                        ProblemType.UNAVAILABLE, "The server receives too much just now. Try again in a moment."));
            } else {
                body.appendBuffer(part);
            }
        }

        private void tooSlow() {
            var channel = Holding.channel(request);
            request.addEndHandler(_ -> Holding.whenSent(channel, channel::close));
            fail(ProblemException.of(ProblemType.REQUEST_TIMEOUT));
        }

        private void fail(ProblemException why) {
            if (!over) {
                over = true;
                emitter.fail(why);
            }
        }
    }
}
