package carillon.backup;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.feed.Cursor;
import carillon.feed.CursorChain;
import carillon.journal.Line;
import carillon.journal.LineReader;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import carillon.timeline.Timeline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks the journals among the rows of a backup or a database: that positions have no gaps, that the head is the last entry, that no id
 * comes twice, that this version can read each entry and make a timeline of all of them, and which cursor that leads to.
 */
public final class JournalCheck implements RowSink {
    /** The most faults that are named; what is wrong once is often wrong everywhere. */
    static final int MAX_FAULTS = 20;

    private final Map<Long, Journal> journals = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final LineReader lines = new LineReader();
    private @Nullable BackupHeader header;
    private long rows;

    /**
     * What was found of a journal.
     *
     * @param name its edition, and which rehearsal of it
     * @param entries how many it has
     * @param cursor the cursor at its end, as the timeline's answer has it; empty where the edition cannot be read
     * @param unknown how many of its entries this version does not know, because a newer one wrote them
     */
    public record Found(String name, long entries, Optional<Cursor> cursor, long unknown) {}

    /** A journal, and how far it was checked. */
    private static final class Journal {
        final String name;
        final long head;
        /** Those that the timeline does not know: it has an index of its own, and none where it cannot be made. */
        final Set<UUID> ids = new HashSet<>();

        @Nullable
        Timeline timeline;

        @Nullable
        CursorChain chain;

        long last;
        long unknown;

        Journal(String name, long head) {
            this.name = name;
            this.head = head;
        }

        /** Whether an entry before has that id. */
        boolean hasHad(UUID id) {
            return timeline == null ? !ids.add(id) : timeline.entry(id).isPresent();
        }

        Found found() {
            return new Found(name, last, Optional.ofNullable(chain).map(CursorChain::last), unknown);
        }
    }

    @Override
    public void begin(BackupHeader begins) {
        header = begins;
    }

    @Override
    public void row(String table, String json) {
        rows++;
        try {
            switch (table) {
                case "journal" -> journal(StatementJson.tree(json));
                case "entry" -> entry(StatementJson.tree(json), json);
                default -> {}
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            fault("a row of the table " + table + " cannot be read: " + e.getMessage());
        }
    }

    private void journal(JsonNode row) {
        String edition = row.path("edition").asText();
        boolean isRehearsal = !row.path("rehearsal").isNull();
        String name = isRehearsal
                ? "%s (rehearsal from %s, run %d)"
                        .formatted(
                                edition,
                                row.path("rehearsal").asText(),
                                row.path("run").asInt())
                : edition;
        Journal journal = new Journal(name, row.path("head").asLong());
        journals.put(row.path("id").asLong(), journal);
        if (row.path("announced").isTextual()) {
            try {
                Edition announced = EditionFile.parse(
                        StatementJson.tree(row.path("announced").asText()));
                journal.timeline = Timeline.of(announced, isRehearsal);
                journal.chain = CursorChain.of(announced, isRehearsal);
            } catch (IllegalArgumentException | DateTimeException e) {
                fault(name + ": this version cannot read how it began: " + e.getMessage());
            }
        }
    }

    private void entry(JsonNode row, String json) {
        @Nullable Journal journal = journals.get(row.path("journal").asLong());
        if (journal == null) {
            fault("an entry belongs to no journal");
            return;
        }
        long seq = row.path("seq").asLong();
        UUID id = UUID.fromString(row.path("id").asText());
        if (journal.hasHad(id)) {
            fault(journal.name + ": entry " + seq + " has the id of an earlier one, " + id);
        }
        if (seq != journal.last + 1) {
            fault(journal.name + ": entry " + seq + " follows entry " + journal.last);
            journal.timeline = null;
            journal.chain = null;
        }
        journal.last = seq;
        fold(journal, lines.entry(line(row, json, seq, id)));
    }

    private static Line line(JsonNode row, String json, long seq, UUID id) {
        JsonNode claimed = row.path("claimed");
        return new Line(
                seq,
                id,
                OffsetDateTime.parse(row.path("at").asText()).toInstant(),
                RawMember.of(json, "author"),
                RawMember.of(json, "statement"),
                claimed.isTextual() ? OffsetDateTime.parse(claimed.asText()).toInstant() : null);
    }

    private void fold(Journal journal, Entry entry) {
        if (entry.statement() instanceof Statement.Unknown) {
            journal.unknown++;
        }
        if (journal.chain != null) {
            journal.chain.next(entry);
        }
        if (journal.timeline != null) {
            try {
                journal.timeline = journal.timeline.fold(entry);
            } catch (RuntimeException e) {
                fault(journal.name + ": entry " + entry.seq() + " cannot be taken into the timeline: "
                        + e.getMessage());
                journal.timeline = null;
            }
        }
    }

    @Override
    public void end() {
        for (Journal journal : journals.values()) {
            if (journal.head != journal.last) {
                fault(journal.name + ": its head is " + journal.head + ", but its last entry is " + journal.last);
            }
        }
    }

    private void fault(String sentence) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(sentence + ".");
        }
    }

    /** Returns the first line of what was checked; empty before {@link #begin}. */
    public Optional<BackupHeader> header() {
        return Optional.ofNullable(header);
    }

    /** Returns what was found of each journal. */
    public List<Found> found() {
        return journals.values().stream().map(Journal::found).toList();
    }

    /** Returns how many rows there were in all tables. */
    public long rows() {
        return rows;
    }

    /** Returns what is wrong, a sentence each, at most {@value #MAX_FAULTS}. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
