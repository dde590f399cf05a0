package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.timeline.Chronicle;
import carillon.timeline.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A weekend that goes by chance ({@link Chance}), in memory.
 *
 * <p>A slot starts late after its announced hour, and not before what stands ahead of it in its city is over. One that
 * announced no end lasts until the next one begins. One city in seven, drawn by lot, says nothing for two hours.
 */
public final class SeededWeekend {
    private static final Duration SILENCE = Duration.ofHours(2);
    private static final int CITIES_PER_SILENT_ONE = 7;
    private static final Duration EVENING = Duration.ofHours(2);

    private final Edition edition;
    private final Random random;
    private final Chance chance;
    private final List<Script.Line> lines = new ArrayList<>();

    private SeededWeekend(Edition edition, long seed) {
        this.edition = edition;
        this.random = new Random(seed);
        this.chance = new Chance(random);
    }

    /** Plays a weekend from its beginning to its end; the same for the same edition and seed. */
    public static Chronicle of(Edition edition, long seed) {
        SeededWeekend weekend = new SeededWeekend(edition, seed);
        edition.cities().values().forEach(weekend::city);
        weekend.fallSilent();
        Enactment enactment = new Enactment(edition);
        weekend.lines.stream().sorted(Comparator.comparing(Script.Line::at)).forEach(enactment::play);
        enactment.applyRules(edition.end());
        return enactment.chronicle();
    }

    private void city(City city) {
        Instant over = Instant.MIN;
        Instant begun = Instant.MIN;
        List<ProgrammeItem> programme = city.programme();
        @Nullable Slot open = null;
        for (ProgrammeItem item : programme) {
            if (item instanceof ProgrammeItem.Attends attends) {
                Milestone milestone =
                        Objects.requireNonNull(edition.milestones().get(attends.milestone()));
                over = later(over, milestone.at());
            } else if (item instanceof Slot slot && slot.when() instanceof SlotTime.Hours hours) {
                Instant start = later(hours.start().plus(chance.late()), over);
                if (open != null) {
                    finish(city.id(), open, Collections.min(List.of(start, begun.plus(EVENING))));
                    open = null;
                }
                say(start, city.id(), new CheckIn.SlotStarted(city.id(), slot.id()));
                begun = start;
                if (hours.end() == null) {
                    open = slot;
                    over = start;
                } else {
                    over = start.plus(chance.lasting(hours.length().orElseThrow()));
                    finish(city.id(), slot, over);
                }
            }
        }
        if (open != null) {
            finish(city.id(), open, begun.plus(EVENING));
        }
    }

    private void finish(CityId city, Slot slot, Instant at) {
        if (!chance.isForgotten()) {
            say(at, city, new CheckIn.SlotFinished(city, slot.id()));
        }
    }

    private void fallSilent() {
        List<CityId> order = new ArrayList<>(edition.cities().keySet());
        Collections.shuffle(order, random);
        for (CityId city : order.subList(0, order.size() / CITIES_PER_SILENT_ONE)) {
            List<Script.Line> own =
                    lines.stream().filter(line -> cityOf(line).equals(city)).toList();
            if (!own.isEmpty()) {
                Instant from =
                        own.get(random.nextInt(own.size())).at().minusSeconds(random.nextLong(SILENCE.toSeconds()));
                lines.removeIf(line -> cityOf(line).equals(city)
                        && !line.at().isBefore(from)
                        && line.at().isBefore(from.plus(SILENCE)));
            }
        }
    }

    private static CityId cityOf(Script.Line line) {
        return ((CheckIn) line.command().statement()).city();
    }

    private void say(Instant at, CityId city, CheckIn checkIn) {
        UUID id = new UUID(0, lines.size() + 1L);
        lines.add(new Script.Line(at, new Command(id, new Author.Player(city), checkIn, at)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
