package carillon.rehearsal;

import carillon.edition.CityId;
import carillon.edition.Milestone;
import carillon.edition.MilestoneId;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Minutes;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Turns that go by chance. */
final class SeededTurns {
    /** How long ahead of its block an order is set. */
    private static final Duration SET_AHEAD = Duration.ofHours(2);

    private static final Minutes MINUTES = new Minutes(5);
    private static final int FEWEST = 3;
    private static final int MOST = 9;

    private final Chance chance;
    private final Lines lines;

    SeededTurns(Chance chance, Lines lines) {
        this.chance = chance;
        this.lines = lines;
    }

    /** Plays as many turns as a slot has room for; returns when the last one is over. */
    Instant play(CityId city, Slot slot, SlotTime.Hours hours, Instant start) {
        SlotId id = slot.id();
        long room = hours.length().map(Duration::toMinutes).orElse(Long.MAX_VALUE) / MINUTES.value();
        List<Turn> order = IntStream.rangeClosed(1, Math.clamp(room, FEWEST, MOST))
                .mapToObj(number -> new Turn(new TurnId("project-" + number), city, null, null, MINUTES))
                .toList();
        lines.say(hours.start().minus(SET_AHEAD), city, new CheckIn.TurnsSet(city, id, order));
        return play(
                order,
                start,
                (turn, at) -> lines.say(at, city, new CheckIn.TurnStarted(city, id, turn)),
                (turn, at) -> lines.say(at, city, new CheckIn.TurnFinished(city, id, turn)));
    }

    /** Plays a turn of each city; returns when the last one is over. */
    Instant play(Milestone milestone) {
        MilestoneId id = milestone.id();
        List<Turn> order = milestone.cities().stream()
                .map(city -> new Turn(new TurnId(city.value()), city, null, null, MINUTES))
                .toList();
        lines.say(milestone.at().minus(SET_AHEAD), new Decision.TurnsSet(id, order));
        return play(
                order,
                milestone.at(),
                (turn, at) -> lines.say(at, new Decision.TurnStarted(id, turn)),
                (turn, at) -> lines.say(at, new Decision.TurnFinished(id, turn)));
    }

    private Instant play(
            List<Turn> order,
            Instant start,
            BiConsumer<TurnId, Instant> started,
            BiConsumer<TurnId, Instant> finished) {
        Instant time = start;
        Instant over = start;
        for (Turn turn : order) {
            Duration announced = Duration.ofMinutes(turn.minutes().value());
            Instant begun = SeededWeekend.later(time.plus(chance.late()), over);
            started.accept(turn.id(), begun);
            over = begun.plus(chance.lasting(announced));
            if (!chance.isForgotten()) {
                finished.accept(turn.id(), over);
            }
            time = time.plus(announced);
        }
        return over;
    }
}
