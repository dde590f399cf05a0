package carillon.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last line of a backup.
 *
 * @param rows how many rows of each table the file has
 * @param sha256 of all lines before, in hexadecimal digits
 */
record BackupEnd(Map<String, Long> rows, String sha256) {
    private static final String START = "{\"end\":";
    private static final ObjectMapper JSON = new ObjectMapper();

    BackupEnd {
        rows = Map.copyOf(rows);
    }

    static BackupEnd of(Map<String, Long> rows, MessageDigest sha256) {
        return new BackupEnd(rows, HexFormat.of().formatHex(sha256.digest()));
    }

    String line() {
        ObjectNode line = JSON.createObjectNode().put("end", true);
        ObjectNode counts = line.putObject("rows");
        new TreeMap<>(rows).forEach(counts::put);
        return line.put("sha256", sha256).toString();
    }

    /** Reads a line; empty where it is another one. */
    static Optional<BackupEnd> parse(String line) {
        if (!line.startsWith(START)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(line);
            Map<String, Long> rows = new TreeMap<>();
            json.path("rows")
                    .properties()
                    .forEach(count -> rows.put(count.getKey(), count.getValue().asLong()));
            return Optional.of(new BackupEnd(rows, json.path("sha256").asText()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
