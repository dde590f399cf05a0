package carillon.exchange;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slug;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table, one after the other: what people typed into their cells, as they mean it. What cannot be read stays as
 * it was typed: the edition's own readers say what is wrong with it.
 */
final class TableRow {
    private static final Set<String> NOT_ON =
            Set.of("canceled", "cancelled", "withdrawn", "rejected", "annule", "annulee", "retire", "ملغى");

    /** An end by the clock that is this long after the start or less is meant for the next day. */
    private static final Duration MOST_PAST_MIDNIGHT = Duration.ofHours(12);

    /** More days would be no event that one table holds. */
    private static final int MAX_DAYS = 400;

    private final Edition edition;
    private final Map<Column, Integer> columns;
    private final List<LocalDate> days;
    private @Nullable String dayAbove;

    TableRow(Edition edition, Map<Column, Integer> columns) {
        this.edition = edition;
        this.columns = columns;
        this.days = edition.from()
                .datesUntil(edition.to().plusDays(1))
                .limit(MAX_DAYS)
                .toList();
    }

    /** Returns what stands in a cell; empty where nothing does, or the table has no such column. */
    String cell(CsvText.Row row, Column column) {
        @Nullable Integer at = columns.get(column);
        return at == null || at >= row.cells().size()
                ? ""
                : row.cells().get(at).replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    boolean isCancelled(CsvText.Row row) {
        return NOT_ON.contains(PlainText.of(cell(row, Column.STATE)));
    }

    /** Finds the shared moment that a row names, by its id or else its title. */
    Optional<MilestoneId> milestone(CsvText.Row row) {
        String id = cell(row, Column.ID);
        String title = PlainText.of(cell(row, Column.TITLE));
        return edition.milestones().values().stream()
                .filter(one ->
                        id.isEmpty() ? isTitled(one, title) : one.id().value().equals(id))
                .map(Milestone::id)
                .findFirst();
    }

    private static boolean isTitled(Milestone milestone, String title) {
        return milestone.title().values().stream().map(PlainText::of).anyMatch(title::equals);
    }

    IncomingSlot slot(CsvText.Row row, City city) {
        String id = cell(row, Column.ID);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        text(members, "title", cell(row, Column.TITLE));
        @Nullable LocalDateTime start = when(row, city, members);
        String kind = cell(row, Column.KIND);
        if (!kind.isEmpty()) {
            members.put("kind", kind(kind));
        }
        optional(members, row, Column.PLACE);
        optional(members, row, Column.TEXT);
        return new IncomingSlot(
                row.line(),
                "",
                Slug.accepts(id) ? id : null,
                id.isEmpty() || Slug.accepts(id) ? null : id,
                cell(row, Column.TITLE),
                start,
                _ -> members);
    }

    /** What a conference program calls a type is guessed at; what nobody knows stays, so that it is a fault. */
    private String kind(String typed) {
        boolean isForeign = columns.containsKey(Column.STATE);
        return TableWords.kindOf(typed)
                .orElseGet(() -> isForeign ? KindGuess.of(typed).word() : typed);
    }

    private void optional(ObjectNode members, CsvText.Row row, Column column) {
        if (columns.containsKey(column)) {
            String text = cell(row, column);
            members.put(column.key(), text.isEmpty() ? null : text);
        }
    }

    private static void text(ObjectNode members, String name, String text) {
        members.put(name, text.isEmpty() ? null : text);
    }

    /** Reads the hours of a row, or its part of the day; returns its start where there is one. */
    private @Nullable LocalDateTime when(CsvText.Row row, City city, ObjectNode members) {
        String from = cell(row, Column.FROM);
        Optional<LocalDateTime> whole = TypedTime.withDay(from, city.timezone());
        String typedDay = cell(row, Column.DAY);
        Optional<LocalDate> day = whole.map(LocalDateTime::toLocalDate);
        if (day.isEmpty()) {
            dayAbove = typedDay.isEmpty() ? dayAbove : typedDay;
            day = Optional.ofNullable(dayAbove).flatMap(this::day);
        } else {
            dayAbove = day.get().toString();
        }
        text(members, "day", day.map(LocalDate::toString).orElse(dayAbove == null ? "" : dayAbove));
        Optional<LocalTime> time = whole.map(LocalDateTime::toLocalTime)
                .or(() -> TypedTime.sinceMidnight(from)
                        .filter(since -> since.compareTo(Duration.ofDays(1)) < 0)
                        .map(since -> LocalTime.MIDNIGHT.plus(since)));
        Optional<String> part = time.isPresent() ? Optional.empty() : TableWords.partOf(from);
        part.ifPresentOrElse(
                word -> members.put("part", word),
                () -> text(members, "at", time.map(LocalTime::toString).orElse(from)));
        if (day.isEmpty() || time.isEmpty()) {
            until(row, members, Optional.empty(), city);
            return null;
        }
        LocalDateTime start = day.get().atTime(time.get());
        until(row, members, Optional.of(start), city);
        return start;
    }

    private Optional<LocalDate> day(String typed) {
        return TypedTime.withDay(typed, edition.timezone())
                .map(LocalDateTime::toLocalDate)
                .or(() -> TypedDay.read(typed, days));
    }

    private void until(CsvText.Row row, ObjectNode members, Optional<LocalDateTime> start, City city) {
        String to = cell(row, Column.TO);
        if (!columns.containsKey(Column.TO)) {
            return;
        }
        Optional<LocalDateTime> end = TypedTime.withDay(to, city.timezone())
                .or(() -> start.flatMap(begin -> TypedTime.length(to).map(begin::plus)))
                .or(() -> start.flatMap(begin -> TypedTime.sinceMidnight(to).map(since -> end(begin, since))));
        text(
                members,
                "until",
                end.map(local -> start.isPresent()
                                        && local.toLocalDate()
                                                .equals(start.get().toLocalDate())
                                ? local.toLocalTime().toString()
                                : local.toString())
                        .or(() -> timeAlone(to))
                        .orElse(to));
    }

    /** An end without a start, which has its own fault, is a time all the same. */
    private static Optional<String> timeAlone(String to) {
        return TypedTime.sinceMidnight(to)
                .filter(since -> since.compareTo(Duration.ofDays(1)) < 0)
                .map(since -> LocalTime.MIDNIGHT.plus(since).toString());
    }

    private static LocalDateTime end(LocalDateTime start, Duration since) {
        LocalDateTime end = start.toLocalDate().atStartOfDay().plus(since);
        LocalDateTime nextDay = end.plusDays(1);
        boolean isNextDay =
                !end.isAfter(start) && Duration.between(start, nextDay).compareTo(MOST_PAST_MIDNIGHT) <= 0;
        return isNextDay ? nextDay : end;
    }
}
