package carillon.rehearsal;

import carillon.edition.CityId;
import carillon.edition.SlotId;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.timeline.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Lines that are being made up. Two of the same instant are said in the order in which they were added. */
final class Lines {
    private final List<Script.Line> lines = new ArrayList<>();

    /** Adds what a city says. */
    void say(Instant at, CityId city, CheckIn checkIn) {
        say(at, new Author.Player(city), checkIn);
    }

    /** Adds what is decided for all. */
    void say(Instant at, Decision decision) {
        say(at, new Author.Program(), decision);
    }

    private void say(Instant at, Author by, Statement statement) {
        UUID id = new UUID(0, lines.size() + 1L);
        lines.add(new Script.Line(at, new Command(id, by, statement, at)));
    }

    List<Script.Line> sorted() {
        return lines.stream().sorted(Comparator.comparing(Script.Line::at)).toList();
    }

    List<Script.Line> of(CityId city) {
        return lines.stream().filter(line -> isOf(line, city)).toList();
    }

    /** Removes what a city says in a period, and what it says later of what it had begun or set then. */
    void silence(CityId city, Instant from, Instant until) {
        List<Statement> unsaid = lines.stream()
                .filter(line -> isOf(line, city)
                        && !line.at().isBefore(from)
                        && line.at().isBefore(until))
                .map(line -> line.command().statement())
                .toList();
        lines.removeIf(line -> isOf(line, city)
                && unsaid.stream().anyMatch(statement -> restsOn(line.command().statement(), statement)));
    }

    private static boolean isOf(Script.Line line, CityId city) {
        return line.command().statement() instanceof CheckIn checkIn
                && checkIn.city().equals(city);
    }

    /** Whether it is the other one, or can be said only after that. */
    private static boolean restsOn(Statement statement, Statement other) {
        return statement.equals(other)
                || switch (other) {
                    case CheckIn.SlotStarted started -> needsTheSlotToRun(statement, started.slot());
                    case CheckIn.TurnsSet set ->
                        statement instanceof CheckIn.OfTurns turn && turn.slot().equals(set.slot());
                    case CheckIn.TurnStarted started ->
                        statement instanceof CheckIn.TurnFinished finished
                                && finished.slot().equals(started.slot())
                                && finished.turn().equals(started.turn());
                    default -> false;
                };
    }

    private static boolean needsTheSlotToRun(Statement statement, SlotId slot) {
        return switch (statement) {
            case CheckIn.SlotFinished finished -> finished.slot().equals(slot);
            case CheckIn.TurnsSet _ -> false;
            case CheckIn.OfTurns turn -> turn.slot().equals(slot);
            default -> false;
        };
    }
}
