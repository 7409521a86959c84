package conversations.testing;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the statements that requests cost, and not those of what goes on beside them. */
@PersistenceUnitExtension
@ApplicationScoped
public class StatementCounter implements StatementInspector {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final ThreadLocal<AtomicLong> OF_THREAD = ThreadLocal.withInitial(AtomicLong::new);
    private final CurrentVertxRequest request;

    StatementCounter(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public String inspect(String sql) {
        OF_THREAD.get().incrementAndGet();
        if (isInRequest()) {
            COUNT.incrementAndGet();
        }
        return sql;
    }

    private boolean isInRequest() {
        return io.quarkus.arc.Arc.container().requestContext().isActive() && request.getCurrent() != null;
    }

    /** The number of statements of {@code request}; no other request may be in progress. */
    public static long of(Runnable request) {
        var before = COUNT.get();
        request.run();
        return COUNT.get() - before;
    }

    /** The number of statements of {@code action} in this thread, whatever other threads do. */
    public static long here(Runnable action) {
        var before = OF_THREAD.get().get();
        action.run();
        return OF_THREAD.get().get() - before;
    }
}
