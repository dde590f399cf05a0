package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Kind;
import carillon.edition.Milestone;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.SlotTime;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Text;
import carillon.timeline.OpenRollCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes up lines, by chance within what each part allows. */
final class Scene {
    /**
     * How long a silent city is not heard ahead of a milestone: longer than a page lets it be unheard before it says
     * so, well ahead of the roll call; then a person has called them.
     */
    private static final Duration SILENT_BEFORE = Duration.ofMinutes(60);

    private static final Duration SILENT_AFTER = Duration.ofMinutes(10);

    private final Edition edition;
    private final Phrases phrases;
    private final Random chance;
    private final Pitches pitches;
    private final List<Script.Line> lines = new ArrayList<>();

    Scene(Edition edition, Random chance, Script script) {
        this.edition = edition;
        this.pitches = new Pitches(edition, script);
        this.phrases = Phrases.in(edition.fallback());
        this.chance = chance;
    }

    List<Script.Line> lines() {
        return lines.stream().sorted(Comparator.comparing(Script.Line::at)).toList();
    }

    /** Makes up what a city says through its programme. */
    void play(City city, Script.Part part) {
        List<Opening> openings = Opening.of(edition, city);
        if (!openings.isEmpty()) {
            Instant first = openings.getFirst().from();
            say(city.id(), "doors", first.minus(minutes(15, 40)), new CheckIn.CityOpened(city.id()));
            CheckIn count = new CheckIn.Headcount(city.id(), 20 + chance.nextInt(80));
            say(city.id(), "count", first.plus(minutes(20, 50)), count);
        }
        List<Slot> slots = city.slots().toList();
        for (int i = 0; i < slots.size(); i++) {
            slot(city, part, slots.get(i), i + 1 < slots.size() ? slots.get(i + 1) : null);
        }
        overNight(city, openings);
        edition.milestones().values().stream()
                .filter(milestone -> city.programme().contains(new ProgrammeItem.Attends(milestone.id())))
                .forEach(milestone -> {
                    besideTheMoment(city, part, milestone);
                    if (part == Script.Part.SILENT) {
                        fallSilent(city.id(), milestone.at());
                    }
                });
    }

    /** Closes the doors behind all that a city does together, and opens them again ahead of the next. */
    private void overNight(City city, List<Opening> openings) {
        // Without a draw, which would change all that is drawn behind it.
        Duration after = Duration.ofMinutes(20 + Math.floorMod(city.id().value().hashCode(), 20));
        for (int i = 0; i < openings.size(); i++) {
            Opening opening = openings.get(i);
            if (i > 0) {
                say(city.id(), "doors/" + i, opening.from().minus(after), new CheckIn.CityOpened(city.id()));
            }
            say(city.id(), "closed/" + i, opening.until().plus(after), new CheckIn.CityClosed(city.id()));
        }
    }

    /** Removes what the city says around a moment. */
    private void fallSilent(CityId city, Instant moment) {
        Instant from = moment.minus(SILENT_BEFORE);
        Instant until = moment.plus(SILENT_AFTER);
        List<Script.Line> unsaid = lines.stream()
                .filter(line -> checkIn(line).city().equals(city)
                        && !line.at().isBefore(from)
                        && line.at().isBefore(until))
                .toList();
        lines.removeAll(unsaid);
        // Of a slot that it is silent in, it says nothing of the turns: some would make no sense without the others.
        lines.removeIf(line -> checkIn(line) instanceof CheckIn.OfTurns turns
                && turns.city().equals(city)
                && unsaid.stream().anyMatch(other -> isAbout(turns.slot(), checkIn(other))));
    }

    private static CheckIn checkIn(Script.Line line) {
        return (CheckIn) line.command().statement();
    }

    private static boolean isAbout(SlotId slot, CheckIn checkIn) {
        return switch (checkIn) {
            case CheckIn.OfSlot ofSlot -> ofSlot.slot().equals(slot);
            case CheckIn.OfTurns ofTurns -> ofTurns.slot().equals(slot);
            default -> false;
        };
    }

    /** Returns when a slot ends that announced no end. */
    private Instant end(Slot slot, Instant start, @Nullable Slot following) {
        return following != null && following.when() instanceof SlotTime.Hours
                ? Opening.end(slot, start, following)
                : start.plus(minutes(60, 90));
    }

    private void slot(City city, Script.Part part, Slot slot, @Nullable Slot following) {
        if (!(slot.when() instanceof SlotTime.Hours hours)) {
            return;
        }
        Duration late = part == Script.Part.LATE ? minutes(8, 18) : minutes(0, 4);
        Instant start = hours.start().plus(late);
        if (part == Script.Part.LATE) {
            say(
                    city.id(),
                    slot.id() + "/late",
                    hours.start().minus(minutes(2, 6)),
                    new CheckIn.SlotDelayed(city.id(), slot.id(), start));
        }
        say(city.id(), slot.id() + "/start", start, new CheckIn.SlotStarted(city.id(), slot.id()));
        Instant end = hours.end() != null ? hours.end().plus(late) : end(slot, start, following);
        if (end.isAfter(start.plus(Duration.ofMinutes(5)))) {
            Instant over = end.minus(minutes(0, 2));
            Pitches.Session session = pitches.in(city, slot, part, start, over);
            lines.addAll(session.lines());
            say(city.id(), slot.id() + "/end", session.end(), new CheckIn.SlotFinished(city.id(), slot.id()));
        }
        if (slot.kind() == Kind.WORK || slot.kind() == Kind.WORKSHOP) {
            say(city.id(), slot.id() + "/note", start.plus(minutes(20, 70)), new CheckIn.Note(city.id(), note()));
        }
    }

    /** Makes up a city's answers to a roll call. */
    void answer(CityId city, Script.Part part, Milestone milestone, OpenRollCall roll, Instant asked) {
        Answering answering = new Answering(city, milestone, roll, asked);
        Instant start = roll.start();
        switch (part) {
            case SILENT -> {}
            case NOT_READY -> {
                answering.say("no", start.minus(minutes(9, 12)), Answer.NO, phrases.notReady());
                answering.say("yes", start.plus(minutes(1, 3)), Answer.YES, null);
            }
            case IN_NEED -> answering.say("yes", start.minus(minutes(2, 3)), Answer.YES, null);
            case LATE -> answering.say("yes", start.minus(Duration.ofSeconds(45)), Answer.YES, phrases.justInTime());
            case PUNCTUAL -> answering.say("yes", start.minus(minutes(3, 17)), Answer.YES, null);
        }
    }

    private final class Answering {
        private final CityId city;
        private final Milestone milestone;
        private final OpenRollCall roll;
        private final Instant earliest;

        Answering(CityId city, Milestone milestone, OpenRollCall roll, Instant asked) {
            this.city = city;
            this.milestone = milestone;
            this.roll = roll;
            this.earliest = asked.plus(minutes(0, 1));
        }

        void say(String what, Instant at, Answer answer, @Nullable String note) {
            String about = String.join("/", milestone.id().value(), Long.toString(roll.asked()), what);
            CheckIn ready = new CheckIn.Ready(
                    city, milestone.id(), answer, note == null ? null : text(note), Answers.checks(milestone, answer));
            Scene.this.say(city, about, at.isBefore(earliest) ? earliest : at, ready);
        }
    }

    private void besideTheMoment(City city, Script.Part part, Milestone milestone) {
        Instant at = milestone.at();
        CheckIn count = new CheckIn.Headcount(city.id(), 25 + chance.nextInt(90));
        say(city.id(), milestone.id() + "/count", at.minus(minutes(2, 18)), count);
        if (part == Script.Part.IN_NEED) {
            CheckIn wanted = new CheckIn.HelpWanted(city.id(), text(phrases.help()));
            UUID call = say(city.id(), milestone.id() + "/help", at.minus(minutes(13, 16)), wanted);
            CheckIn settled = new CheckIn.HelpSettled(city.id(), call);
            say(city.id(), milestone.id() + "/settled", at.minus(minutes(4, 6)), settled);
        }
    }

    private UUID say(CityId city, String what, Instant at, CheckIn checkIn) {
        Script.Line line = Script.Line.of(edition, city, what, at, checkIn);
        lines.add(line);
        return line.command().id();
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(least * 60L + chance.nextInt((most - least) * 60 + 1));
    }

    private Text note() {
        return text(phrases.notes().get(chance.nextInt(phrases.notes().size())));
    }

    private static Text text(String words) {
        return new Text(words);
    }
}
