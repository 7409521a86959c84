package conversations.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;

/** Captures warnings and errors that the backend under test logs, until it is closed. */
public final class LogCapture implements AutoCloseable {
    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                var extended = ExtLogRecord.wrap(record);
                extended.copyAll();
                records.add(extended);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LogCapture() {
        Logger.getLogger("").addHandler(handler);
    }

    /** The records about the request with this id. */
    public List<ExtLogRecord> of(String requestId) {
        return records.stream()
                .filter(record -> requestId.equals(record.getMdc("requestId")))
                .toList();
    }

    /** The messages that begin with this text. */
    public List<String> messages(String begin) {
        return records.stream()
                .map(ExtLogRecord::getFormattedMessage)
                .filter(message -> message.startsWith(begin))
                .toList();
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
