package conversations.alert.mail;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;

/**
 * A Vert.x whose clients close a connection on which nothing moves. Quarkus Mailer has a setting for how long its caller waits
 * ({@code quarkus.mailer.timeout}), but none for its connections: what falls silent, above all before it has greeted, would keep
 * its place in the pool for ever, and soon there would be none left.
 */
final class LimitedVertx extends VertxWrapper {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private final Duration silence;

    LimitedVertx(Vertx vertx, Duration silence) {
        super((VertxInternal) vertx);
        this.silence = silence;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
        return super.createNetClient(options.setConnectTimeout((int) CONNECT.toMillis())
                .setIdleTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) silence.toMillis()));
    }
}
