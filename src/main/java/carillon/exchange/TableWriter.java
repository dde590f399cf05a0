package carillon.exchange;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.edition.Milestone;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the programmes of an edition as a table, which {@link TableReader} reads again: as CSV with the mark and the separator by
 * which a spreadsheet of that language opens it rightly.
 */
public final class TableWriter {
    private static final Duration MOST_PAST_MIDNIGHT = Duration.ofHours(12);
    private static final List<Column> COLUMNS =
            Stream.of(Column.values()).filter(column -> column != Column.STATE).toList();

    private final Edition edition;
    private final Language language;

    private TableWriter(Edition edition, Language language) {
        this.edition = edition;
        this.language = language;
    }

    /**
     * Writes the programmes of an edition.
     *
     * @param language that of the headings, and of the words for kinds and parts of a day
     */
    public static String write(Edition edition, Language language) {
        TableWriter writer = new TableWriter(edition, language);
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream()
                .map(column -> TableWords.column(language, column))
                .toList());
        edition.cities().values().forEach(city -> city.programme().forEach(item -> rows.add(writer.row(city, item))));
        return CsvText.BYTE_ORDER_MARK + CsvText.write(rows, language == Language.EN ? ',' : ';');
    }

    private List<String> row(City city, ProgrammeItem item) {
        return switch (item) {
            case Slot slot -> slot(city, slot);
            case ProgrammeItem.Attends attends ->
                moment(city, Objects.requireNonNull(edition.milestones().get(attends.milestone())));
        };
    }

    private List<String> slot(City city, Slot slot) {
        return List.of(
                city.id().value(),
                slot.id().value(),
                slot.day().toString(),
                switch (slot.when()) {
                    case SlotTime.Hours hours ->
                        start(city, hours).toLocalTime().toString();
                    case SlotTime.Part part -> TableWords.part(language, part);
                },
                switch (slot.when()) {
                    case SlotTime.Hours hours -> end(city, hours);
                    case SlotTime.Part _ -> "";
                },
                slot.title(),
                orEmpty(slot.place()),
                TableWords.kind(language, slot.kind()),
                orEmpty(slot.text()));
    }

    private List<String> moment(City city, Milestone milestone) {
        LocalDateTime start = LocalDateTime.ofInstant(milestone.at(), city.timezone());
        LocalDate day = start.toLocalDate();
        return List.of(
                city.id().value(),
                milestone.id().value(),
                day.toString(),
                start.toLocalTime().toString(),
                "",
                edition.title(milestone, language),
                "",
                TableWords.moment(language),
                "");
    }

    private static LocalDateTime start(City city, SlotTime.Hours hours) {
        return LocalDateTime.ofInstant(hours.start(), city.timezone());
    }

    /** Writes an end as people do where it is read so: the night of a day goes on past its midnight. */
    private static String end(City city, SlotTime.Hours hours) {
        if (hours.end() == null) {
            return "";
        }
        LocalDateTime start = start(city, hours);
        LocalDateTime end = LocalDateTime.ofInstant(hours.end(), city.timezone());
        boolean isSameDay = start.toLocalDate().equals(end.toLocalDate()) && end.isAfter(start);
        boolean isNight = start.toLocalDate().plusDays(1).equals(end.toLocalDate())
                && !end.toLocalTime().isAfter(start.toLocalTime())
                && Duration.between(start, end).compareTo(MOST_PAST_MIDNIGHT) <= 0;
        return isSameDay || isNight ? end.toLocalTime().toString() : end.toLocalDate() + " " + end.toLocalTime();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
