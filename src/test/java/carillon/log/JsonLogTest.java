package carillon.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLogTest {
    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("carillon.Server");
        record.setInstant(Instant.parse("2026-03-04T17:40:00.123Z"));
        return record;
    }

    @Test
    void aLineIsOneObjectWithTheSentenceOfTheText() throws IOException {
        LogRecord record = record(Level.WARNING, "while stopping: {0}\nand “more”");
        record.setParameters(new Object[] {"slow"});

        String line = new JsonLog().format(record);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode object = new ObjectMapper().readTree(line);
        assertThat(object.path("time").asText()).isEqualTo("2026-03-04T17:40:00.123Z");
        assertThat(object.path("level").asText()).isEqualTo("warning");
        assertThat(object.path("logger").asText()).isEqualTo("carillon.Server");
        assertThat(object.path("message").asText()).isEqualTo("while stopping: slow\nand “more”");
        assertThat(object.has("exception")).isFalse();
    }

    @Test
    void anExceptionHasItsStack() throws IOException {
        LogRecord record = record(Level.SEVERE, "which is a bug");
        record.setThrown(new IllegalStateException("broken", new IOException("no disk")));

        JsonNode exception =
                new ObjectMapper().readTree(new JsonLog().format(record)).path("exception");

        assertThat(exception.path("class").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(exception.path("message").asText()).isEqualTo("broken");
        assertThat(exception.path("stack").asText()).contains("Caused by: java.io.IOException: no disk", "JsonLogTest");
    }
}
