package conversations.alert.mail;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;

/**
 * A Vert.x whose clients close idle connections. Quarkus Mailer has a setting for how long its caller waits ({@code
 * quarkus.mailer.timeout}), but none for its connections: a server that falls silent, above all before its greeting, would
 * keep a place in the pool for ever, and soon there would be none left.
 */
final class IdleTimeoutVertx extends VertxWrapper {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private final Duration idleTimeout;

    IdleTimeoutVertx(Vertx vertx, Duration idleTimeout) {
        super((VertxInternal) vertx);
        this.idleTimeout = idleTimeout;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
        return super.createNetClient(options.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setIdleTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) idleTimeout.toMillis()));
    }
}
