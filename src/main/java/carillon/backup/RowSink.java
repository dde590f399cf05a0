package carillon.backup;

import java.io.IOException;
import java.sql.SQLException;

/** Takes the rows of a backup, one after the other. */
public interface RowSink {
    /** Begins; is called once, first. */
    void begin(BackupHeader header) throws IOException, SQLException;

    /**
     * Takes a row.
     *
     * @param table its table
     * @param json its columns, as one JSON object without a line break
     */
    void row(String table, String json) throws IOException, SQLException;

    /** Ends; is called once, last, and only where all rows have come. */
    void end() throws IOException, SQLException;
}
