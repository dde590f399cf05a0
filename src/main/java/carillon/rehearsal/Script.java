package carillon.rehearsal;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Kind;
import carillon.edition.Milestone;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.When;
import carillon.journal.Answer;
import carillon.journal.Author;
import carillon.journal.CheckIn;
import carillon.journal.Text;
import carillon.timeline.Command;
import java.nio.charset.StandardCharsets;
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
 * What the cities of an edition say in a rehearsal, and when. The same edition and seed give the same script, ids included: to post
 * it again changes nothing. One city runs late, one is not ready at first, one needs help, one falls silent; the others do what
 * they announced, give or take some minutes.
 */
final class Script {
    private static final List<String> NOTES = List.of(
            "Les équipes sont au travail, la salle bourdonne.",
            "On cherche encore une personne qui connaît la cartographie.",
            "Première démonstration qui marche, applaudissements !",
            "Le café est de retour.",
            "Deux projets viennent de fusionner.",
            "Une équipe publie ses premières données.");

    private final Edition edition;
    private final Random chance;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One thing that a city says.
     *
     * @param at when, by the rehearsal's clock
     */
    record Line(Instant at, Command command) {}

    /** How a city behaves. */
    private enum Part {
        LATE,
        NOT_READY,
        IN_NEED,
        SILENT,
        PUNCTUAL
    }

    private Script(Edition edition, long seed) {
        this.edition = edition;
        this.chance = new Random(seed);
    }

    /** The lines, in the order of their times. */
    static List<Line> of(Edition edition, long seed) {
        Script script = new Script(edition, seed);
        List<CityId> order = new ArrayList<>(edition.cities().keySet());
        Collections.shuffle(order, script.chance);
        for (int i = 0; i < order.size(); i++) {
            City city = Objects.requireNonNull(edition.cities().get(order.get(i)));
            script.play(city, Part.values()[Math.min(i, Part.values().length - 1)]);
        }
        return script.lines.stream().sorted(Comparator.comparing(Line::at)).toList();
    }

    private void play(City city, Part part) {
        Instant first = city.slots()
                .map(Script::begins)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(edition.from()
                        .plusDays(1)
                        .atTime(9, 0)
                        .atZone(city.timezone())
                        .toInstant());
        say(city, "doors", first.minus(minutes(15, 40)), new CheckIn.CityOpened(city.id()));
        say(city, "count", first.plus(minutes(20, 50)), new CheckIn.Headcount(city.id(), 20 + chance.nextInt(80)));
        List<Slot> slots = city.slots().toList();
        for (int i = 0; i < slots.size(); i++) {
            slot(city, part, slots.get(i), i + 1 < slots.size() ? begins(slots.get(i + 1)) : null);
        }
        edition.milestones().values().stream()
                .filter(milestone -> city.programme().contains(new ProgrammeItem.Attends(milestone.id())))
                .forEach(milestone -> rendezvous(city, part, milestone));
    }

    private static @Nullable Instant begins(Slot slot) {
        return slot.when() instanceof When.Hours hours ? hours.start() : null;
    }

    private void slot(City city, Part part, Slot slot, @Nullable Instant next) {
        if (!(slot.when() instanceof When.Hours hours)) {
            return;
        }
        Duration late = part == Part.LATE ? minutes(8, 18) : minutes(0, 4);
        Instant start = hours.start().plus(late);
        if (part == Part.LATE) {
            say(
                    city,
                    slot.id() + "/late",
                    hours.start().minus(minutes(2, 6)),
                    new CheckIn.SlotDelayed(city.id(), slot.id(), start));
        }
        say(city, slot.id() + "/start", start, new CheckIn.SlotStarted(city.id(), slot.id()));
        Instant end = hours.end() != null ? hours.end().plus(late) : next != null ? next : start.plus(minutes(60, 90));
        if (end.isAfter(start.plus(Duration.ofMinutes(5)))) {
            say(city, slot.id() + "/end", end.minus(minutes(0, 2)), new CheckIn.SlotFinished(city.id(), slot.id()));
        }
        if (slot.kind() == Kind.WORK || slot.kind() == Kind.WORKSHOP) {
            say(
                    city,
                    slot.id() + "/note",
                    start.plus(minutes(20, 70)),
                    new CheckIn.Note(city.id(), text(NOTES.get(chance.nextInt(NOTES.size())))));
        }
    }

    private void rendezvous(City city, Part part, Milestone milestone) {
        Instant at = milestone.at();
        say(
                city,
                milestone.id() + "/count",
                at.minus(minutes(2, 18)),
                new CheckIn.Headcount(city.id(), 25 + chance.nextInt(90)));
        switch (part) {
            case SILENT -> {}
            case NOT_READY -> {
                ready(
                        city,
                        milestone,
                        "no",
                        at.minus(minutes(9, 12)),
                        Answer.NO,
                        "Le vidéoprojecteur ne s’allume pas.");
                ready(city, milestone, "yes", at.plus(minutes(1, 3)), Answer.YES, null);
            }
            case IN_NEED -> {
                UUID call = say(
                        city,
                        "help",
                        at.minus(minutes(13, 16)),
                        new CheckIn.HelpWanted(city.id(), text("Qui a un câble HDMI de dix mètres ?")));
                say(city, "settled", at.minus(minutes(4, 6)), new CheckIn.HelpSettled(city.id(), call));
                ready(city, milestone, "yes", at.minus(minutes(2, 3)), Answer.YES, null);
            }
            case LATE ->
                ready(city, milestone, "yes", at.minus(Duration.ofSeconds(45)), Answer.YES, "On arrive juste à temps.");
            case PUNCTUAL -> ready(city, milestone, "yes", at.minus(minutes(3, 17)), Answer.YES, null);
        }
    }

    private void ready(City city, Milestone milestone, String what, Instant at, Answer answer, @Nullable String note) {
        say(
                city,
                milestone.id() + "/" + what,
                at,
                new CheckIn.Ready(city.id(), milestone.id(), answer, note == null ? null : text(note)));
    }

    private UUID say(City city, String what, Instant at, CheckIn checkIn) {
        String about = String.join("/", edition.id().value(), city.id().value(), what);
        UUID id = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
        lines.add(new Line(at, new Command(id, new Author.Player(city.id()), checkIn, at)));
        return id;
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(least * 60L + chance.nextInt((most - least) * 60 + 1));
    }

    private static Text text(String words) {
        return new Text(words);
    }
}
