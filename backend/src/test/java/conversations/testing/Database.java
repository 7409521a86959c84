package conversations.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The backend's own database: to prepare what no operation offers yet, and to count from scratch. */
public final class Database {
    private Database() {}

    /** A connection that commits by itself; whoever takes it closes it. */
    public static Connection connect() {
        try {
            return Arc.container().select(AgroalDataSource.class).get().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs an update and returns the number of changed rows. */
    public static int update(String sql, @Nullable Object... values) {
        try (var connection = connect()) {
            return update(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int update(Connection connection, String sql, @Nullable Object... values) {
        try (var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row, a whole number. */
    public static long number(String sql, @Nullable Object... values) {
        return Long.parseLong(texts(sql, values).getFirst());
    }

    /** The first column of all rows, as text. */
    public static List<String> texts(String sql, @Nullable Object... values) {
        try (var connection = connect()) {
            return texts(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<String> texts(Connection connection, String sql, @Nullable Object... values) {
        try (var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
