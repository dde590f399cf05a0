package carillon.archive;

import carillon.unfinished.Unfinished;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that an archive is written into, beside its place, and the place it is moved to as a whole. Where anything fails before
 * that, nothing of it is left, and an earlier archive is as it was.
 */
final class ArchiveFolder implements AutoCloseable {
    /** Says what the folder is, and which files are the archive's. */
    static final String CONTENTS = "data/archive.json";

    private final Path place;
    private final Path folder;
    private final Unfinished unfinished;
    private final String edition;

    private ArchiveFolder(Path place, Path folder, String edition) {
        this.place = place;
        this.folder = folder;
        this.unfinished = Unfinished.at(folder);
        this.edition = edition;
    }

    /**
     * Makes the folder.
     *
     * @param place a directory that does not exist, has nothing in it, or holds an earlier archive of that edition and nothing else
     * @throws IOException with a sentence, where it is another one, or cannot be written
     */
    static ArchiveFolder at(Path place, String edition) throws IOException {
        Path absolute = Files.exists(place)
                ? place.toRealPath()
                : place.toAbsolutePath().normalize();
        check(absolute, edition);
        Files.createDirectories(above(absolute));
        return new ArchiveFolder(
                absolute, Files.createTempDirectory(above(absolute), "." + absolute.getFileName() + "-"), edition);
    }

    private static Path above(Path place) {
        return Objects.requireNonNull(place.getParent(), "a directory that was checked is not the root");
    }

    /** Where to write. */
    Path path() {
        return folder;
    }

    /** Writes down which files there are, and moves the folder to its place. */
    void finish(ObjectNode about) throws IOException {
        about.put("edition", edition);
        ObjectNode files = about.putObject("files");
        for (Path file : filesIn(folder)) {
            files.put(name(folder, file), Files.size(file));
        }
        Path contents = folder.resolve(CONTENTS);
        Files.writeString(contents, about.toString());
        makeReadable();
        check(place, edition);
        if (!Files.exists(place)) {
            Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path former = Files.createTempDirectory(above(place), "." + place.getFileName() + "-");
        Files.move(place, former, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(former, place, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        Unfinished.remove(former);
    }

    /** A directory that is made for a while is its owner's alone; web servers are others. */
    private void makeReadable() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, Files.getPosixFilePermissions(folder.resolve("data")));
        }
    }

    private static void check(Path place, String edition) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isDirectory(place) || place.getParent() == null) {
            throw new IOException(place + " cannot be an archive: name a directory that does not exist yet.");
        }
        List<Path> files = filesIn(place);
        JsonNode contents = contents(place);
        String held = contents.path("edition").asText();
        if (!held.isEmpty() && !held.equals(edition)) {
            throw new IOException(
                    place + " holds the archive of " + held + ": name another directory for that of " + edition + ".");
        }
        Optional<Path> foreign = files.stream()
                .filter(file -> !name(place, file).equals(CONTENTS)
                        && !contents.path("files").has(name(place, file)))
                .findFirst();
        if (foreign.isPresent()) {
            throw new IOException(place + " has other things in it, such as " + name(place, foreign.get())
                    + ": name a directory that does not exist yet, or an earlier archive of this event.");
        }
    }

    private static JsonNode contents(Path place) throws IOException {
        Path file = place.resolve(CONTENTS);
        try {
            return Files.exists(file)
                    ? DataFolder.JSON.readTree(Files.readString(file))
                    : JsonNodeFactory.instance.missingNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Files.isDirectory(file)).sorted().toList();
        }
    }

    /** A file's name in the folder, with slashes on every system. */
    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        unfinished.close();
    }
}
