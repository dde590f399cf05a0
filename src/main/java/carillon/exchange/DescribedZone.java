package carillon.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A zone that a calendar describes (RFC 5545, section 3.6.5): since when its clocks have had which offset. */
final class DescribedZone implements CalendarClock.ByOffset {
    private final List<Observance> observances;

    /** When the clocks were changed in a year, by the observances: each event of a file asks for the same few years. */
    private final Map<Integer, Map<Observance, List<LocalDateTime>>> changes = new HashMap<>();

    private DescribedZone(List<Observance> observances) {
        this.observances = observances;
    }

    /** An offset that clocks have from a time on, once or each year. */
    private record Observance(
            LocalDateTime first,
            List<LocalDateTime> others,
            Optional<Recurrence> rule,
            ZoneOffset before,
            ZoneOffset offset) {

        /** Lists when it began in a year, or ever where that is once. */
        List<LocalDateTime> changes(int year) {
            LocalDate newYear = LocalDate.of(year, 1, 1);
            LocalDate newYearsEve = LocalDate.of(year, 12, 31);
            Stream<LocalDateTime> byRule = rule.stream()
                    .flatMap(each -> each.days(first.toLocalDate(), newYear, newYearsEve).stream())
                    .map(day -> day.atTime(first.toLocalTime()))
                    .filter(this::isNotOver);
            return Stream.of(Stream.of(first), others.stream(), byRule)
                    .flatMap(times -> times)
                    .toList();
        }

        /** The end of a rule is told by the clocks of UTC, which are never a day away. */
        private boolean isNotOver(LocalDateTime time) {
            return rule.flatMap(Recurrence::until)
                    .filter(until -> time.isAfter(until.plusDays(1)))
                    .isEmpty();
        }
    }

    /** Reads a zone; empty where its description cannot be read, which matters only if an event names it. */
    static Optional<CalendarClock> read(CalendarPart zone) {
        try {
            List<Observance> observances = new ArrayList<>();
            Stream.concat(zone.parts("STANDARD"), zone.parts("DAYLIGHT"))
                    .forEach(part -> observances.add(observance(part)));
            return observances.isEmpty() ? Optional.empty() : Optional.of(new DescribedZone(observances));
        } catch (DateTimeException | MalformedFile e) {
            return Optional.empty();
        }
    }

    private static Observance observance(CalendarPart part) {
        return new Observance(
                CalendarTime.local(part.text("DTSTART")),
                part.lines("RDATE")
                        .flatMap(line -> line.values().stream())
                        .map(line -> CalendarTime.local(line.value()))
                        .toList(),
                part.line("RRULE").map(Recurrence::read),
                offset(part.text("TZOFFSETFROM")),
                offset(part.text("TZOFFSETTO")));
    }

    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }

    private Optional<LocalDateTime> lastBefore(LocalDateTime local, Observance observance) {
        return Stream.of(local.getYear() - 1, local.getYear())
                .flatMap(year -> changesIn(year).getOrDefault(observance, List.of()).stream())
                .filter(time -> !time.isAfter(local))
                .max(Comparator.naturalOrder());
    }

    private Map<Observance, List<LocalDateTime>> changesIn(int year) {
        return changes.computeIfAbsent(year, _ -> {
            Map<Observance, List<LocalDateTime>> ofYear = new HashMap<>();
            observances.forEach(observance -> ofYear.put(observance, observance.changes(year)));
            return ofYear;
        });
    }

    @Override
    public ZoneOffset offsetAt(LocalDateTime local) {
        Optional<Observance> holds = Optional.empty();
        LocalDateTime since = LocalDateTime.MIN;
        for (Observance observance : observances) {
            Optional<LocalDateTime> began = lastBefore(local, observance);
            if (began.isPresent() && !began.get().isBefore(since)) {
                since = began.get();
                holds = Optional.of(observance);
            }
        }
        return holds.map(Observance::offset)
                .orElseGet(() -> observances.stream()
                        .min(Comparator.comparing(Observance::first))
                        .map(Observance::before)
                        .orElseThrow());
    }
}
