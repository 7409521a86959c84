package conversations.platform.problem;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Ends a database outage when a connection works: after an outage, all connections of the pool are new. */
@Singleton
class DatabaseOutageInterceptor implements AgroalPoolInterceptor {
    @Override
    public void onConnectionCreate(Connection connection) {
        Outage.DATABASE.end();
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        Outage.CONNECTIONS.end();
    }
}
