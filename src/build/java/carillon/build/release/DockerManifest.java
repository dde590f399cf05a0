package carillon.build.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Adds to an image in the form of OCI the list of its layers that older versions of Docker read instead ({@code manifest.json}). */
final class DockerManifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DockerManifest() {}

    static void add(Path image, String name, Path target) throws IOException {
        Map<String, byte[]> files = read(image);
        JsonNode index = JSON.readTree(files.get("index.json"));
        JsonNode manifest = JSON.readTree(files.get(blob(index.path("manifests").path(0))));
        ArrayNode list = JSON.createArrayNode();
        ObjectNode entry = list.addObject().put("Config", blob(manifest.path("config")));
        entry.putArray("RepoTags").add(name);
        ArrayNode layers = entry.putArray("Layers");
        manifest.path("layers").forEach(layer -> layers.add(blob(layer)));
        files.put("manifest.json", JSON.writeValueAsBytes(list));
        write(files, target);
    }

    private static String blob(JsonNode reference) {
        return "blobs/" + reference.path("digest").asText().replace(':', '/');
    }

    private static Map<String, byte[]> read(Path image) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(image);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }

    private static void write(Map<String, byte[]> files, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setModTime(0);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
    }
}
