package carillon.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    @Test
    void aStackAndWhateverAMessageHoldsStayOnOneLine() throws IOException {
        LogRecord record = record(Level.INFO, "a line\u2028another\r\n\u0085\u0000\uD800 “end”");
        record.setThrown(new IllegalStateException("of two\nlines"));

        String line = new JsonLog().format(record);

        assertThat(line.lines()).hasSize(1);
        assertThat(line.strip()).doesNotContain("\n", "\r");
        JsonNode object = new ObjectMapper().readTree(line.getBytes(StandardCharsets.UTF_8));
        assertThat(object.path("message").asText())
                .startsWith("a line\u2028another\r\n")
                .endsWith("“end”");
        assertThat(object.at("/exception/stack").asText()).contains("\n\tat ");
    }

    @Test
    void everyLineHasTheMembersThatProgramsReadWhateverIsUnknown() throws IOException {
        JsonNode object = new ObjectMapper().readTree(new JsonLog().format(new LogRecord(Level.INFO, null)));

        assertThat(object.fieldNames()).toIterable().contains("time", "level", "logger", "message", "thread");
        assertThat(object.path("logger").isTextual()).isTrue();
        assertThat(object.path("message").isTextual()).isTrue();
    }
}
