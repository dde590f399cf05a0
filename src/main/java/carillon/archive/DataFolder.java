package carillon.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of an archive that has its data, and how the answers of the server come into it. */
record DataFolder(Path path, ArchiveSource source) {
    static final String JSON_TYPE = "application/json";
    static final ObjectMapper JSON = new ObjectMapper();

    /** Reads an answer as an object. */
    ObjectNode read(String path) throws IOException {
        if (JSON.readTree(source.get(path, JSON_TYPE)) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("The server answers " + path + " with what is no object: is it a Carillon?");
    }

    void write(String name, JsonNode content) throws IOException {
        try (OutputStream out = Files.newOutputStream(path.resolve(name))) {
            JSON.writeValue(out, content);
        }
    }

    /** Writes an answer as it is. */
    void copy(String address, String type, String name) throws IOException {
        Files.writeString(path.resolve(name), source.get(address, type));
    }
}
