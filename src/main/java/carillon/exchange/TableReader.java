package carillon.exchange;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import carillon.edition.MilestoneId;
import carillon.edition.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads the table of a programme as CSV (docs/exchange.md): a row for each slot, headed in any language of the pages. The cities
 * that it names get the programme that it says; a row without a city or a day has that of the row above.
 */
final class TableReader {
    private static final int LEAST_HEADINGS = 2;

    private final String file;
    private final Edition edition;
    private final Optional<CityId> only;
    private final KnownCities cities;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final SequencedMap<CityId, CityRows> rows = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> notes = new ArrayList<>();
    private Optional<CityId> city;
    private int cancelled;
    private int ofOthers;

    private TableReader(String file, Edition edition, Optional<CityId> only) {
        this.file = file;
        this.edition = edition;
        this.only = only;
        this.cities = new KnownCities(edition);
        this.city = only.or(cities::only);
    }

    /** The rows of one city: its slots, and the places of the moments among them. */
    private record CityRows(List<IncomingSlot> slots, SequencedMap<MilestoneId, Integer> moments) {}

    /** @throws MalformedFile where it is no table */
    static Imported read(String file, byte[] content, Edition edition, Optional<CityId> only) {
        List<CsvText.Row> rows = CsvText.read(FileText.of(content));
        return new TableReader(file, edition, only).read(rows);
    }

    private Imported read(List<CsvText.Row> all) {
        readHeadings(all.getFirst());
        boolean isCityKnown = columns.containsKey(Column.CITY) || city.isPresent();
        if (!isCityKnown) {
            addFault(all.getFirst().line(), Phrase.of("table-no-city", "cities", cities.listed()));
        } else {
            TableRow reader = new TableRow(edition, columns);
            all.stream().skip(1).forEach(row -> read(row, reader));
        }
        Edition changed = edition;
        for (Map.Entry<CityId, CityRows> ofCity : rows.entrySet()) {
            ProgrammeMerge.Merged merged = merged(changed, ofCity.getKey(), ofCity.getValue());
            changed = merged.edition();
            faults.addAll(merged.faults());
        }
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::line));
            return new Imported.Faulty(faults);
        }
        note(cancelled, Phrase.of("note-cancelled", "n", cancelled));
        note(ofOthers, Phrase.of("note-other-cities", "n", ofOthers));
        return new Imported.Sound(changed, notes);
    }

    private ProgrammeMerge.Merged merged(Edition onto, CityId id, CityRows ofCity) {
        boolean allNamed = ofCity.slots().stream().allMatch(slot -> slot.id() != null);
        return allNamed
                ? ProgrammeMerge.asWritten(onto, id, ofCity.slots(), ofCity.moments(), file)
                : ProgrammeMerge.byHours(onto, id, ofCity.slots(), file);
    }

    private void readHeadings(CsvText.Row headings) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < headings.cells().size(); i++) {
            String heading = headings.cells().get(i);
            Optional<Column> column = TableWords.columnOf(heading).filter(one -> !columns.containsKey(one));
            if (column.isPresent()) {
                columns.put(column.get(), i);
            } else if (!heading.isBlank()) {
                unknown.add(heading.strip());
            }
        }
        if (columns.size() < LEAST_HEADINGS || !columns.containsKey(Column.TITLE)) {
            throw new MalformedFile(headings.line(), Phrase.of("table-no-headings"));
        }
        if (!unknown.isEmpty()) {
            addNote(headings.line(), Phrase.of("note-columns", "columns", String.join(", ", unknown)));
        }
    }

    private void read(CsvText.Row row, TableRow reader) {
        String written = reader.cell(row, Column.CITY);
        if (!written.isEmpty()) {
            city = cities.called(written);
            if (city.isEmpty()) {
                addFault(row.line(), Phrase.of("table-city-unknown", "city", written, "cities", cities.listed()));
            }
        } else if (city.isEmpty() && faults.isEmpty()) {
            addFault(row.line(), Phrase.of("table-no-city", "cities", cities.listed()));
        }
        if (reader.isCancelled(row)) {
            cancelled++;
        } else if (city.isPresent() && only.isPresent() && !only.equals(city)) {
            ofOthers++;
        } else if (city.isPresent()) {
            read(row, reader, city.get());
        }
    }

    private void read(CsvText.Row row, TableRow reader, CityId id) {
        CityRows ofCity = rows.computeIfAbsent(id, _ -> new CityRows(new ArrayList<>(), new LinkedHashMap<>()));
        if (TableWords.isMoment(reader.cell(row, Column.KIND))) {
            reader.milestone(row)
                    .ifPresentOrElse(
                            milestone -> ofCity.moments()
                                    .put(milestone, ofCity.slots().size()),
                            () -> addFault(
                                    row.line(),
                                    Phrase.of("milestone-unknown", "milestone", reader.cell(row, Column.TITLE))));
        } else {
            ofCity.slots()
                    .add(reader.slot(
                            row, Objects.requireNonNull(edition.cities().get(id))));
        }
    }

    private void note(int count, Phrase words) {
        if (count > 0) {
            addNote(0, words);
        }
    }

    private void addNote(int line, Phrase words) {
        notes.add(new Fault(file, line, "", words));
    }

    private void addFault(int line, Phrase words) {
        faults.add(new Fault(file, line, "", words));
    }
}
