package carillon.edition;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * One event, as it was announced: what every city is to do, and what they do together.
 *
 * @param id names it in addresses and in the journal
 * @param title as people call it
 * @param timezone the zone in which the event as a whole is spoken of
 * @param from its first day, in that zone
 * @param to its last day, not before the first
 * @param languages those its public reads, the first being the one to fall back on
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
        SequencedMap<String, URI> links,
        SequencedMap<MilestoneId, Milestone> milestones,
        SequencedMap<CityId, City> cities,
        List<String> themes,
        List<Project> projects) {
    public Edition {
        languages = List.copyOf(languages);
        links = frozen(links);
        milestones = frozen(milestones);
        cities = frozen(cities);
        themes = List.copyOf(themes);
        projects = List.copyOf(projects);
        if (cities.isEmpty() || to.isBefore(from)) {
            throw new IllegalArgumentException(id + " needs a city, and a last day that is not before the first");
        }
    }

    private static <K, V> SequencedMap<K, V> frozen(SequencedMap<K, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
