package conversations.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens database connections outside the pool, for a worker that keeps one for as long as the node runs (to listen, or to
 * relay).
 */
@ApplicationScoped
public class DedicatedConnections {
    private final String url;
    private final String user;
    private final String password;
    private final String noticeGoneClients;

    DedicatedConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "conversations.database.notice-gone-clients") String noticeGoneClients) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.noticeGoneClients = noticeGoneClients;
    }

    /**
     * Opens a connection in auto-commit mode. Both ends notice within a minute when the other one is gone without closing
     * it.
     */
    public Connection open(String purpose) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "conversations " + purpose);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("connectTimeout", "10");
        var connection = DriverManager.getConnection(url, properties);
        try (var statement = connection.createStatement()) {
            statement.execute(noticeGoneClients);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
