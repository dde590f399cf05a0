package carillon;

import carillon.access.Secret;
import carillon.postgres.OwnerOnly;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How commands on this machine find the server that keeps its data in a directory: its address, and a token that is another one at
 * each start. Both lie in that directory, in a file that its owner alone can read.
 */
record LocalServer(String url, Secret token) {
    private static final String FILE = "server.json";
    private static final System.Logger LOG = System.getLogger(LocalServer.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    static LocalServer at(String url) {
        return new LocalServer(url, Secret.random());
    }

    /** Writes it for commands, which find no server before. */
    void announceIn(Path data) throws IOException {
        OwnerOnly.write(
                data,
                FILE,
                JSON.createObjectNode()
                        .put("url", url)
                        .put("token", token.value())
                        .toString());
    }

    /** Removes it, unless another server has written its own meanwhile. */
    void withdrawFrom(Path data) {
        try {
            if (find(data).filter(this::equals).isPresent()) {
                Files.deleteIfExists(data.resolve(FILE));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the address of this server stays behind: {0}", e.toString());
        }
    }

    /** Finds the server that keeps its data there; empty where none was started, or the last one was stopped. */
    static Optional<LocalServer> find(Path data) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readString(data.resolve(FILE)));
            return Optional.of(new LocalServer(
                    json.path("url").asText(), new Secret(json.path("token").asText())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
