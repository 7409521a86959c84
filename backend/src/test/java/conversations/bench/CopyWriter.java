package conversations.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows on their way into a table by COPY, over a connection of their own. */
final class CopyWriter implements AutoCloseable {
    private final Connection connection;
    private final Writer out;

    /** @param table the table with its columns */
    CopyWriter(DataSource database, String table) throws SQLException {
        connection = database.getConnection();
        try (var statement = connection.createStatement()) {
            // The generated rows satisfy the foreign keys; checking each would take longer than everything else.
            statement.execute("set session_replication_role = replica");
        }
        out = new BufferedWriter(
                new OutputStreamWriter(
                        new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy " + table + " from stdin"),
                        StandardCharsets.UTF_8),
                1 << 16);
    }

    void add(Object... values) throws IOException {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write('\t');
            }
            out.write(values[i].toString().replace("\\", "\\\\").replace("\n", "\\n"));
        }
        out.write('\n');
    }

    @Override
    public void close() throws IOException, SQLException {
        out.close();
        connection.close();
    }
}
