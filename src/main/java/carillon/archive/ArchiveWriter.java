package carillon.archive;

import carillon.edition.EditionId;
import carillon.edition.Language;
import carillon.http.pages.ArchivePages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes an edition of a running server as an archive. */
public final class ArchiveWriter {
    /** While an event is on, something may be said between two answers; then they are read once more. */
    private static final int MAX_ROUNDS = 5;

    private static final String TIMELINE = "timeline";
    private static final String CURSOR = "cursor";

    private final EditionId edition;
    private final DataFolder data;
    private final Path folder;
    private final HistoryWriter history;

    private ArchiveWriter(EditionId edition, Path folder, ArchiveSource source, IntConsumer progress) {
        this.edition = edition;
        this.folder = folder;
        this.data = new DataFolder(folder.resolve("data"), source);
        this.history = new HistoryWriter(data, progress);
    }

    /**
     * Writes an archive.
     *
     * @param place a directory that does not exist, has nothing in it, or holds an earlier archive of that edition and nothing else
     * @param progress is told how many documents of the past were read
     * @throws IOException with a sentence, where the place is another one, cannot be written, or the server refuses; then there is
     *     nothing new
     */
    public static void write(EditionId edition, ArchiveSource source, Path place, IntConsumer progress)
            throws IOException {
        try (ArchiveFolder folder = ArchiveFolder.at(place, edition.value())) {
            folder.finish(new ArchiveWriter(edition, folder.path(), source, progress).writeAll());
        } catch (FileSystemException e) {
            throw new IOException(
                    "The archive cannot be written at " + place + " (" + e.getMessage()
                            + "): make room, or name another directory.",
                    e);
        }
    }

    /** Writes everything, and returns what there is to say of it. */
    private ObjectNode writeAll() throws IOException {
        Files.createDirectories(data.path());
        ObjectNode answer = writeData();
        JsonNode announced = answer.path(TIMELINE).path("edition");
        String title = announced.path("title").asText();
        Map<String, byte[]> pages = ArchivePages.of(
                edition, languages(announced.path("languages")), title, sentence(answer.path(TIMELINE)));
        for (Map.Entry<String, byte[]> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "it lies in the folder"));
            Files.write(file, page.getValue());
        }
        ObjectNode about =
                JsonNodeFactory.instance.objectNode().put("archive", 1).put("title", title);
        about.set(CURSOR, answer.path(CURSOR));
        about.set("now", answer.path("now"));
        return about;
    }

    /** Writes the data, all of it as of one cursor, and returns the last document as the server answers it. */
    private ObjectNode writeData() throws IOException {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String cursor = history.writeUntilNow();
            ObjectNode answer = data.read("/timeline");
            boolean isSame = cursor.equals(answer.path(CURSOR).asText())
                    && writeStatements(answer)
                    && isWritten("/predictions", "predictions.json", cursor)
                    && isWritten("/announced", "announced.json", cursor);
            if (isSame) {
                data.write("timeline.json", answer);
                data.write("announced-" + HistoryWriter.BEGINNING.replace(":", "") + ".json", first());
                data.copy("/announced", "text/csv", "programme.csv");
                data.copy("/announced", "application/yaml", "edition.yaml");
                data.copy("/schedule.json", DataFolder.JSON_TYPE, "schedule.json");
                return answer;
            }
        }
        throw new IOException("More is said while the archive is being written: export it when the event is over.");
    }

    private ObjectNode first() throws IOException {
        return data.read("/announced?at=" + HistoryWriter.BEGINNING);
    }

    private boolean isWritten(String path, String name, String cursor) throws IOException {
        ObjectNode answer = data.read(path);
        data.write(name, answer);
        return answer.path(CURSOR).asText().equals(cursor);
    }

    /** Writes all statements, and what is counted of them. */
    private boolean writeStatements(ObjectNode answer) throws IOException {
        Path table = data.path().resolve("statements.csv");
        Files.writeString(table, StatementTable.headings());
        List<JsonNode> counted = new ArrayList<>();
        for (Optional<String> after = Optional.of("0"); after.isPresent(); ) {
            ObjectNode page = data.read("/statements?after=" + after.get());
            if (!page.path(CURSOR).equals(answer.path(CURSOR))) {
                return false;
            }
            data.write("statements-" + after.get() + ".json", page);
            Files.writeString(table, StatementTable.rows(page.path("statements")), StandardOpenOption.APPEND);
            page.path("statements").forEach(statement -> {
                if (ReportFigures.isCounted(statement)) {
                    counted.add(statement);
                }
            });
            after = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
        }
        ObjectNode figures = new ReportFigures(answer.path(TIMELINE), counted)
                .json((milestone, at) -> data.read("/timeline?at=" + at)
                        .at("/timeline/milestones/" + milestone + "/readyCount")
                        .asInt());
        data.write("report.json", figures);
        Files.writeString(data.path().resolve("report.csv"), ReportFigures.table(figures));
        return true;
    }

    private static List<Language> languages(JsonNode tags) {
        List<Language> languages = StreamSupport.stream(tags.spliterator(), false)
                .flatMap(tag -> Language.of(tag.asText()).stream())
                .toList();
        return languages.isEmpty() ? List.of(Language.values()) : languages;
    }

    /** Says of a link when and where the event was, in any language. */
    private static String sentence(JsonNode timeline) {
        JsonNode edition = timeline.path("edition");
        Stream<String> cities = StreamSupport.stream(timeline.path("cities").spliterator(), false)
                .map(city -> city.path("name").asText());
        return Stream.concat(
                        Stream.of(edition.path("from").asText() + " – "
                                + edition.path("to").asText()),
                        cities)
                .collect(Collectors.joining(" · "));
    }
}
