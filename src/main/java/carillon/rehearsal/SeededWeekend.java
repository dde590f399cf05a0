package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Kind;
import carillon.edition.Milestone;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.timeline.Chronicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A weekend that goes by chance ({@link Chance}), in memory.
 *
 * <p>A slot starts late after its announced hour, and not before what stands ahead of it in its city is over. One that
 * announced no end lasts until the next one begins, two hours at most. Where projects are shown there are turns; a turn starts
 * late after the time that the minutes of those ahead of it give, and not before they are over. The cities meet at the announced
 * hour, and each has a turn. One city in seven, drawn by lot, says nothing for two hours.
 */
public final class SeededWeekend {
    private static final Duration SILENCE = Duration.ofHours(2);
    private static final int CITIES_PER_SILENT_ONE = 7;
    private static final Duration EVENING = Duration.ofHours(2);
    private static final Set<Kind> WITH_TURNS = EnumSet.of(Kind.PITCH, Kind.RESTITUTION);

    private final Edition edition;
    private final Random random;
    private final Chance chance;
    private final Lines lines = new Lines();
    private final SeededTurns turns;

    private SeededWeekend(Edition edition, long seed) {
        this.edition = edition;
        this.random = new Random(seed);
        this.chance = new Chance(random);
        this.turns = new SeededTurns(chance, lines);
    }

    /** Plays a weekend from its beginning to its end; the same for the same edition and seed. */
    public static Chronicle of(Edition edition, long seed) {
        Enactment enactment = new Enactment(edition);
        lines(edition, seed).forEach(enactment::play);
        enactment.applyRules(edition.end());
        return enactment.chronicle();
    }

    /** Returns all that is said, in the order of its times. */
    static List<Script.Line> lines(Edition edition, long seed) {
        SeededWeekend weekend = new SeededWeekend(edition, seed);
        edition.cities().values().forEach(weekend::city);
        edition.milestones().values().forEach(weekend::moment);
        weekend.fallSilent();
        return weekend.lines.sorted();
    }

    private void city(City city) {
        Instant over = Instant.MIN;
        Instant begun = Instant.MIN;
        @Nullable Slot open = null;
        for (ProgrammeItem item : city.programme()) {
            if (item instanceof ProgrammeItem.Attends attends) {
                Milestone milestone =
                        Objects.requireNonNull(edition.milestones().get(attends.milestone()));
                over = later(over, milestone.at());
            } else if (item instanceof Slot slot && slot.when() instanceof SlotTime.Hours hours) {
                Instant start = later(hours.start().plus(chance.late()), over);
                if (open != null) {
                    finish(city.id(), open, Collections.min(List.of(start, later(over, begun.plus(EVENING)))));
                    open = null;
                }
                lines.say(start, city.id(), new CheckIn.SlotStarted(city.id(), slot.id()));
                begun = start;
                over = WITH_TURNS.contains(slot.kind()) ? turns.play(city.id(), slot, hours, start) : start;
                if (hours.end() == null) {
                    open = slot;
                } else {
                    over = later(over, start.plus(chance.lasting(hours.length().orElseThrow())));
                    finish(city.id(), slot, over);
                }
            }
        }
        if (open != null) {
            finish(city.id(), open, later(over, begun.plus(EVENING)));
        }
    }

    private void finish(CityId city, Slot slot, Instant at) {
        if (!chance.isForgotten()) {
            lines.say(at, city, new CheckIn.SlotFinished(city, slot.id()));
        }
    }

    private void moment(Milestone milestone) {
        lines.say(milestone.at(), new Decision.MilestoneStarted(milestone.id()));
        Instant over = turns.play(milestone);
        if (over.isAfter(milestone.at().plus(milestone.duration()))) {
            lines.say(milestone.at(), new Decision.MilestoneProlonged(milestone.id(), over.plusSeconds(1)));
        }
        lines.say(over, new Decision.MilestoneEnded(milestone.id()));
    }

    private void fallSilent() {
        List<CityId> order = new ArrayList<>(edition.cities().keySet());
        Collections.shuffle(order, random);
        for (CityId city : order.subList(0, order.size() / CITIES_PER_SILENT_ONE)) {
            List<Script.Line> own = lines.of(city);
            if (!own.isEmpty()) {
                Instant from =
                        own.get(random.nextInt(own.size())).at().minusSeconds(random.nextLong(SILENCE.toSeconds()));
                lines.silence(city, from, from.plus(SILENCE));
            }
        }
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
