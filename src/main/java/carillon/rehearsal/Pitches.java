package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.Kind;
import carillon.edition.Project;
import carillon.edition.Slot;
import carillon.statement.CheckIn;
import carillon.statement.Minutes;
import carillon.statement.Text;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The turns of a city's own pitches and presentations: of its projects, or of some teams where it announced none. They
 * begin one after the other, most of them later than planned ({@link Chance}), and the slot runs over with them.
 */
final class Pitches {
    private static final int MOST = 6;
    private static final Duration SET_AHEAD = Duration.ofMinutes(5);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);

    /** How far a slot may run over its end. */
    private static final Duration OVERRUN = Duration.ofMinutes(12);

    /** Of so many minutes, one is left for what goes wrong. */
    private static final int MINUTES_PER_SPARE_ONE = 6;

    private static final int MOST_MINUTES = 10;
    private static final Minutes MORE = new Minutes(2);
    private static final Duration LEAST_TURN = Duration.ofMinutes(1);

    private final Edition edition;
    private final Script script;
    private final Phrases phrases;

    Pitches(Edition edition, Script script) {
        this.edition = edition;
        this.script = script;
        this.phrases = Phrases.in(edition.fallback());
    }

    /**
     * What is said of the turns of a slot.
     *
     * @param end when the slot is over with them
     */
    record Session(List<Script.Line> lines, Instant end) {}

    /**
     * Makes up the turns of a slot, where it is one in which teams speak one after the other.
     *
     * @param end when the slot would be over without them
     */
    Session in(City city, Slot slot, Script.Part part, Instant start, Instant end) {
        if (slot.kind() != Kind.PITCH && slot.kind() != Kind.RESTITUTION) {
            return new Session(List.of(), end);
        }
        List<Turn> turns = turns(city, Duration.between(start, end));
        List<Script.Line> lines = new ArrayList<>();
        Chance chance = new Chance(script.lots(city.id() + "/" + slot.id() + "/turns"));
        Instant latest = end.plus(OVERRUN);
        Instant free = start.plus(FIRST_AFTER);
        Talk talk = new Talk(city, slot, lines);
        talk.say("set", start.minus(SET_AHEAD), new CheckIn.TurnsSet(city.id(), slot.id(), turns));
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (free.isAfter(latest.minus(LEAST_TURN))) {
                break;
            }
            if (i == 1 && part == Script.Part.NOT_READY) {
                talk.say(turn.id() + "/skipped", free, new CheckIn.TurnSkipped(city.id(), slot.id(), turn.id()));
                continue;
            }
            talk.say(turn.id() + "/started", free, new CheckIn.TurnStarted(city.id(), slot.id(), turn.id()));
            Duration lasts = lasting(turn, chance);
            if (i == 0 && part == Script.Part.LATE) {
                Instant asked = free.plus(LEAST_TURN.dividedBy(2));
                talk.say(
                        turn.id() + "/prolonged",
                        asked,
                        new CheckIn.TurnProlonged(city.id(), slot.id(), turn.id(), MORE));
                lasts = lasts.plusMinutes(MORE.value());
            }
            free = free.plus(lasts).isAfter(latest) ? latest : free.plus(lasts);
        }
        return new Session(lines, free.isAfter(end) ? free : end);
    }

    private static Duration lasting(Turn turn, Chance chance) {
        Duration lasts = chance.lasting(Duration.ofMinutes(turn.minutes().value()));
        return lasts.compareTo(LEAST_TURN) < 0 ? LEAST_TURN : lasts;
    }

    private List<Turn> turns(City city, Duration length) {
        List<Project> projects = edition.projects().stream()
                .filter(project -> project.city().equals(city.id()))
                .limit(MOST)
                .toList();
        int count = projects.isEmpty() ? phrases.teams().size() : projects.size();
        long spared = length.toMinutes() - length.toMinutes() / MINUTES_PER_SPARE_ONE;
        Minutes each = new Minutes(Math.clamp(spared / count, Minutes.LEAST, MOST_MINUTES));
        return IntStream.range(0, count)
                .mapToObj(i -> projects.isEmpty()
                        ? new Turn(id(i), null, null, new Text(phrases.teams().get(i)), each)
                        : new Turn(id(i), null, projects.get(i).id(), null, each))
                .toList();
    }

    private static TurnId id(int i) {
        return new TurnId("turn-" + (i + 1));
    }

    private final class Talk {
        private final City city;
        private final Slot slot;
        private final List<Script.Line> lines;

        Talk(City city, Slot slot, List<Script.Line> lines) {
            this.city = city;
            this.slot = slot;
            this.lines = lines;
        }

        void say(String what, Instant at, CheckIn checkIn) {
            String about = String.join("/", slot.id().value(), "turns", what);
            lines.add(Script.Line.of(edition, city.id(), about, at, checkIn));
        }
    }
}
