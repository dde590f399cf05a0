package carillon.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Keeps what the code under test logs, so that only a test that fails shows it; named in {@code src/test/config/logging.properties}. */
public final class CapturedLog extends Handler {
    private static final int MAX_RECORDS = 100;
    private static final Deque<LogRecord> RECORDS = new ArrayDeque<>();

    @Override
    public void publish(LogRecord logged) {
        synchronized (RECORDS) {
            if (RECORDS.size() == MAX_RECORDS) {
                RECORDS.removeFirst();
            }
            RECORDS.addLast(logged);
        }
    }

    /** The latest records, and forgets them. */
    static List<String> drain() {
        Formatter formatter = new SimpleFormatter();
        synchronized (RECORDS) {
            List<String> lines = RECORDS.stream().map(formatter::format).toList();
            RECORDS.clear();
            return lines;
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
