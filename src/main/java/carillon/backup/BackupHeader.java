package carillon.backup;

import carillon.postgres.Tables;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a backup.
 *
 * @param writtenBy the version of Carillon that wrote it
 * @param tables the version of its tables, which says which migrations it needs
 * @param oldest the version of the tables that a Carillon must know to understand its rows
 * @param at the instant of its snapshot, by the database's clock
 * @param installation the id after which this Carillon's cookies are named; empty where it has none yet
 * @param draftVersion the last version that a draft was given, which none gets again
 * @param journals the journals in it
 */
public record BackupHeader(
        String writtenBy,
        int tables,
        int oldest,
        Instant at,
        String installation,
        long draftVersion,
        List<JournalHead> journals) {
    /** The form of the file that this version writes, and the newest that it reads. */
    static final int FORMAT = 1;

    private static final String PROGRAM = "carillon-backup";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A journal in a backup.
     *
     * @param id in the database that it was read from
     * @param rehearsal where a rehearsal's clock began; empty for an event
     * @param head the position of its last entry
     */
    public record JournalHead(long id, String edition, Optional<Instant> rehearsal, int run, long head) {}

    public BackupHeader {
        journals = List.copyOf(journals);
    }

    /** Writes it as a line, without the line break. */
    String line() {
        ObjectNode line = JSON.createObjectNode()
                .put("program", PROGRAM)
                .put("format", FORMAT)
                .put("version", writtenBy)
                .put("tables", tables)
                .put("oldest", oldest)
                .put("at", at.toString())
                .put("installation", installation)
                .put("draftVersion", draftVersion);
        ArrayNode list = line.putArray("journals");
        for (JournalHead journal : journals) {
            ObjectNode json = list.addObject().put("id", journal.id()).put("edition", journal.edition());
            journal.rehearsal()
                    .ifPresent(
                            begins -> json.put("rehearsal", begins.toString()).put("run", journal.run()));
            json.put("head", journal.head());
        }
        return line.toString();
    }

    /**
     * Reads the first line of a file.
     *
     * @throws BackupRefused where the file is none that this version can read
     */
    static BackupHeader parse(String line) throws BackupRefused {
        JsonNode json = tree(line);
        if (!PROGRAM.equals(json.path("program").asText())) {
            throw notOurs();
        }
        String writtenBy = json.path("version").asText();
        if (json.path("format").asInt() > FORMAT) {
            throw newer(writtenBy);
        }
        try {
            List<JournalHead> journals = new ArrayList<>();
            for (JsonNode journal : json.path("journals")) {
                @Nullable JsonNode rehearsal = journal.get("rehearsal");
                journals.add(new JournalHead(
                        journal.path("id").asLong(),
                        journal.path("edition").asText(),
                        rehearsal == null ? Optional.empty() : Optional.of(Instant.parse(rehearsal.asText())),
                        journal.path("run").asInt(1),
                        journal.path("head").asLong()));
            }
            return new BackupHeader(
                    writtenBy,
                    json.path("tables").asInt(),
                    json.path("oldest").asInt(json.path("tables").asInt()),
                    Instant.parse(json.path("at").asText()),
                    json.path("installation").asText(),
                    json.path("draftVersion").asLong(),
                    journals);
        } catch (DateTimeException e) {
            throw notOurs();
        }
    }

    private static JsonNode tree(String line) throws BackupRefused {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw notOurs();
        }
    }

    /**
     * Refuses a backup with rows of tables that this version cannot make, as another has that may share a database with it.
     *
     * @throws BackupRefused where it can be read, but not be restored by this version
     */
    public void requireOwnTables() throws BackupRefused {
        if (tables > Tables.newestVersion()) {
            throw new BackupRefused("has the tables of a newer version of Carillon than this one, which can read it,"
                    + " but not restore it: use that version or a later one");
        }
    }

    /** Refuses what another program wrote. */
    static BackupRefused notOurs() {
        return new BackupRefused("is no backup of Carillon: name a file that “carillon backup” or a server wrote");
    }

    /** Refuses what a newer version wrote. */
    static BackupRefused newer(String writtenBy) {
        return new BackupRefused("was written by Carillon " + writtenBy
                + ", which is newer than this one: use that version or a later one");
    }
}
