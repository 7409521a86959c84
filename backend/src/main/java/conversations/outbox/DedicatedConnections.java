package conversations.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Connections that somebody keeps for itself for as long as the node runs: to listen, and to hold a lock. */
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

    /** A new one, in auto-commit; each side of it notices within a minute when the other is gone, also without a word. */
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
