package carillon.rehearsal;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.edition.Project;
import carillon.statement.Minutes;
import carillon.statement.Text;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of turns in a shared moment: a welcome, a turn of each city that attends, and a last word. The cities stand as
 * drawn by lot, those whose projects share a theme together, and the silent one early, so that a rehearsal of ten minutes
 * has it.
 */
record TurnOrder(Edition edition, Script script, Milestone milestone) {
    /** The most cities that have a turn: more would take the whole evening. */
    private static final int MOST = 40;

    private static final Minutes FRAME = new Minutes(2);
    private static final int FRAMES = 2;

    /** Of so many minutes, one is left for what goes wrong. */
    private static final int MINUTES_PER_SPARE_ONE = 6;

    private static final int MOST_MINUTES = 10;
    private static final int PLACE_OF_THE_SILENT = 1;

    List<Turn> turns() {
        Phrases phrases = Phrases.in(edition.fallback());
        List<CityId> cities = cities();
        Minutes each = minutes(cities.size());
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(id(0), null, null, new Text(phrases.welcome()), FRAME));
        for (CityId city : cities) {
            @Nullable Project project = projectOf(city).orElse(null);
            turns.add(new Turn(id(turns.size()), city, project == null ? null : project.id(), null, each));
        }
        turns.add(new Turn(id(turns.size()), null, null, new Text(phrases.lastWord()), FRAME));
        return turns;
    }

    private List<CityId> cities() {
        List<CityId> drawn = new ArrayList<>(milestone.cities());
        Collections.shuffle(drawn, script.lots(milestone.id() + "/order"));
        List<CityId> cities = new ArrayList<>(drawn.stream()
                .sorted(Comparator.comparing(city -> themeOf(city).orElse("")))
                .limit(MOST)
                .toList());
        List<CityId> silent = cities.stream()
                .filter(city -> script.part(city) == Script.Part.SILENT)
                .toList();
        cities.removeAll(silent);
        cities.addAll(Math.min(PLACE_OF_THE_SILENT, cities.size()), silent);
        return cities;
    }

    private Minutes minutes(int cities) {
        Duration all = milestone.duration().minus(milestone.duration().dividedBy(MINUTES_PER_SPARE_ONE));
        long left = all.toMinutes() - (long) FRAMES * FRAME.value();
        return new Minutes(Math.clamp(left / Math.max(1, cities), Minutes.LEAST, MOST_MINUTES));
    }

    private Optional<Project> projectOf(CityId city) {
        return edition.projects().stream()
                .filter(project -> project.city().equals(city))
                .findFirst();
    }

    private Optional<String> themeOf(CityId city) {
        return projectOf(city).map(Project::theme);
    }

    private static TurnId id(int place) {
        return new TurnId("turn-" + (place + 1));
    }
}
