package carillon.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * One event as it was announced: the programmes of its cities, and the milestones that they share.
 *
 * <p>Its days begin and end at different instants in its zones. As a whole it lasts from {@link #begin} to {@link #end}, within which
 * lie the days of all its zones.
 *
 * @param id its name in addresses and in the journal
 * @param title as people call it
 * @param timezone the zone for times of the event as a whole
 * @param from its first day, in each of its zones
 * @param to its last day, not before the first
 * @param languages those its public reads, the first being the one to fall back on; at least one
 * @param links what to open, by kind, in the order announced
 * @param milestones the shared moments, by id, in the order announced
 * @param cities who takes part, by id, in the order announced; at least one
 * @param themes what the weekend is about
 * @param projects what the teams work on
 */
public record Edition(
        EditionId id,
        String title,
        ZoneId timezone,
        LocalDate from,
        LocalDate to,
        List<Language> languages,
        SequencedMap<String, WebAddress> links,
        SequencedMap<MilestoneId, Milestone> milestones,
        SequencedMap<CityId, City> cities,
        List<String> themes,
        List<Project> projects) {
    /** The most cities that one can have by being changed. */
    public static final int MAX_CITIES = 200;

    /** The most milestones that one can have by being changed. */
    public static final int MAX_MILESTONES = 50;

    /** The most projects that one of its cities can have by being changed. */
    public static final int MAX_PROJECTS_OF_CITY = 100;

    public Edition {
        languages = List.copyOf(languages);
        links = frozen(links);
        milestones = frozen(milestones);
        cities = frozen(cities);
        themes = List.copyOf(themes);
        projects = List.copyOf(projects);
        if (cities.isEmpty() || languages.isEmpty() || to.isBefore(from)) {
            throw new IllegalArgumentException(
                    id + " needs a city, a language, and a last day that is not before the first");
        }
    }

    /**
     * Returns this edition with a milestone in place of the one of the same id, or as its last one. The programmes of the
     * cities follow it.
     */
    public Edition with(Milestone milestone) {
        SequencedMap<MilestoneId, Milestone> others = new LinkedHashMap<>(milestones);
        others.put(milestone.id(), milestone);
        return agreeing(others, cities);
    }

    /** Returns this edition without a milestone. The programmes of the cities follow it. */
    public Edition without(MilestoneId milestone) {
        SequencedMap<MilestoneId, Milestone> others = new LinkedHashMap<>(milestones);
        others.remove(milestone);
        return agreeing(others, cities);
    }

    /**
     * Returns this edition with a city in place of the one of the same id, or as its last one. Its programme follows the
     * milestones, which alone say who attends; a new city comes to those for which that was left open.
     */
    public Edition with(City city) {
        SequencedMap<CityId, City> others = new LinkedHashMap<>(cities);
        others.put(city.id(), city);
        return agreeing(attended(others.sequencedKeySet()), others);
    }

    /**
     * Returns this edition without a city and its projects.
     *
     * @throws IllegalArgumentException where it is the only one, or a milestone has no other
     */
    public Edition without(CityId city) {
        SequencedMap<CityId, City> others = new LinkedHashMap<>(cities);
        others.remove(city);
        return agreeing(attended(others.sequencedKeySet()), others)
                .with(projects.stream()
                        .filter(project -> !project.city().equals(city))
                        .toList());
    }

    /** Returns this edition with a project in place of the one of the same id, or as its last one. */
    public Edition with(Project project) {
        List<Project> others = new ArrayList<>(projects);
        others.replaceAll(other -> other.id().equals(project.id()) ? project : other);
        if (!others.contains(project)) {
            others.add(project);
        }
        return with(others);
    }

    /** Returns this edition without a project. */
    public Edition without(ProjectId project) {
        return with(
                projects.stream().filter(other -> !other.id().equals(project)).toList());
    }

    /** Returns this edition under another id. */
    public Edition withId(EditionId other) {
        return new Edition(other, title, timezone, from, to, languages, links, milestones, cities, themes, projects);
    }

    /** Returns this edition with one city as another edition has it, its projects included that no other city has here. */
    public Edition withCityOf(Edition other, CityId city) {
        Edition changed = with(Objects.requireNonNull(other.cities.get(city)));
        for (Project project : projects) {
            if (project.city().equals(city)) {
                changed = changed.without(project.id());
            }
        }
        for (Project project : other.projects) {
            if (project.city().equals(city) && changed.project(project.id()).isEmpty()) {
                changed = changed.with(project);
            }
        }
        return changed;
    }

    /** Returns this edition with what is equal in another one taken from there, so that it is seen to be the same. */
    public Edition sharing(Edition other) {
        SequencedMap<CityId, City> same = new LinkedHashMap<>(cities);
        same.replaceAll((name, city) -> city.equals(other.cities.get(name)) ? other.cities.get(name) : city);
        return new Edition(id, title, timezone, from, to, languages, links, milestones, same, themes, projects);
    }

    /** Returns the project of that id, or nothing where there is none. */
    public Optional<Project> project(ProjectId project) {
        return projects.stream().filter(one -> one.id().equals(project)).findFirst();
    }

    private Edition with(List<Project> others) {
        return new Edition(id, title, timezone, from, to, languages, links, milestones, cities, themes, others);
    }

    /** Returns the milestones as these cities attend them. */
    private SequencedMap<MilestoneId, Milestone> attended(SequencedSet<CityId> all) {
        SequencedMap<MilestoneId, Milestone> attended = new LinkedHashMap<>();
        milestones.forEach((name, milestone) -> {
            SequencedSet<CityId> attending = new LinkedHashSet<>(all);
            if (!milestone.open().contains(Milestone.Open.CITIES)) {
                attending.retainAll(milestone.cities());
            }
            attended.put(name, milestone.cities().equals(attending) ? milestone : milestone.attendedBy(attending));
        });
        return attended;
    }

    private Edition agreeing(SequencedMap<MilestoneId, Milestone> theMilestones, SequencedMap<CityId, City> theCities) {
        SequencedMap<CityId, City> agreeing = new LinkedHashMap<>();
        theCities.forEach((name, city) -> agreeing.put(name, city.agreeingWith(theMilestones.values())));
        return new Edition(id, title, timezone, from, to, languages, links, theMilestones, agreeing, themes, projects);
    }

    /** Returns the zone of the event and those of its cities, in the order announced. */
    public SequencedSet<ZoneId> zones() {
        SequencedSet<ZoneId> zones = new LinkedHashSet<>(List.of(timezone));
        cities.values().forEach(city -> zones.add(city.timezone()));
        return Collections.unmodifiableSequencedSet(zones);
    }

    /** Returns the midnight with which its first day begins, in the zone where that is earliest. */
    public Instant begin() {
        return zones().stream()
                .map(zone -> from.atStartOfDay(zone).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns the noon after its last day, after the last night, in the zone where that is latest. */
    public Instant end() {
        return last(zones().stream()
                .map(zone -> to.plusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant()));
    }

    /** Whether an instant lies between its {@link #begin} and its {@link #end}. */
    public boolean lastsAt(Instant instant) {
        return !instant.isBefore(begin()) && instant.isBefore(end());
    }

    /** Returns the midnight one day after the end of its last day, in the zone where that is latest. */
    public Instant dayAfterLast() {
        return last(
                zones().stream().map(zone -> to.plusDays(2).atStartOfDay(zone).toInstant()));
    }

    private static Instant last(Stream<Instant> instants) {
        return instants.max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The language for readers of none of Carillon's languages. */
    public Language fallback() {
        return languages.getFirst();
    }

    /** Returns a milestone's title in this language, or else in the edition's first language that it has, or else in any. */
    public String title(Milestone milestone, Language language) {
        return Stream.concat(Stream.of(language), languages.stream())
                .filter(milestone.title()::containsKey)
                .map(milestone.title()::get)
                .findFirst()
                .orElseGet(() -> milestone.title().firstEntry().getValue());
    }

    private static <K, V> SequencedMap<K, V> frozen(SequencedMap<K, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
