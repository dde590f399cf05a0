package carillon.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A city that takes part.
 *
 * @param id unique within its edition
 * @param name as its people write it
 * @param names its name in each language in which it has another one, or the same; often none
 * @param language the language that its people write in: a language tag (RFC 5646), such as {@code fr}
 * @param venue the name of the place
 * @param address where the venue is; absent where it was not announced
 * @param timezone the zone in which its programme is written
 * @param position where it is on a map; absent where it was not announced
 * @param links what to open, by kind ({@code site}, {@code chat}, {@code registration}), in the order announced
 * @param programme its slots and the milestones it attends, in the order announced
 */
public record City(
        CityId id,
        String name,
        SequencedMap<Language, String> names,
        String language,
        String venue,
        @Nullable String address,
        ZoneId timezone,
        @Nullable Position position,
        SequencedMap<String, WebAddress> links,
        List<ProgrammeItem> programme) {
    public City {
        names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
        links = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(links));
        programme = List.copyOf(programme);
    }

    /** What it is called in a language: its name there, where it has one, or else the one that it has everywhere. */
    public String name(Language language) {
        return names.getOrDefault(language, name);
    }

    /** The slots of the programme, in its order. */
    public Stream<Slot> slots() {
        return programme.stream().filter(Slot.class::isInstance).map(Slot.class::cast);
    }

    /** The slot of that id, or nothing where this city has none. */
    public Optional<Slot> slot(SlotId id) {
        return slots().filter(slot -> slot.id().equals(id)).findFirst();
    }

    /**
     * Returns this city with its programme as that milestone says: with a line for it where the city attends, at the
     * place of its hour unless it has one already, and without one where it does not.
     */
    private City agreeingWith(Milestone milestone) {
        boolean isToAttend = milestone.cities().contains(id);
        if (isToAttend == attends(milestone.id())) {
            return this;
        }
        List<ProgrammeItem> agreed = new ArrayList<>(programme);
        ProgrammeItem line = new ProgrammeItem.Attends(milestone.id());
        if (isToAttend) {
            agreed.add(placeOf(milestone.at()), line);
        } else {
            agreed.remove(line);
        }
        return new City(id, name, names, language, venue, address, timezone, position, links, agreed);
    }

    /** Returns this city with its programme as all these milestones say, which are all that there are. */
    City agreeingWith(Collection<Milestone> milestones) {
        City agreeing = withoutOthers(milestones);
        for (Milestone milestone : milestones) {
            agreeing = agreeing.agreeingWith(milestone);
        }
        return agreeing;
    }

    private City withoutOthers(Collection<Milestone> milestones) {
        Set<MilestoneId> known = milestones.stream().map(Milestone::id).collect(Collectors.toSet());
        List<ProgrammeItem> agreed = programme.stream()
                .filter(item -> !(item instanceof ProgrammeItem.Attends attends) || known.contains(attends.milestone()))
                .toList();
        return agreed.size() == programme.size()
                ? this
                : new City(id, name, names, language, venue, address, timezone, position, links, agreed);
    }

    /** Returns where something that begins then stands: ahead of the first slot that does not begin before it. */
    private int placeOf(Instant begin) {
        LocalDate day = LocalDate.ofInstant(begin, timezone);
        for (int i = 0; i < programme.size(); i++) {
            if (programme.get(i) instanceof Slot slot) {
                boolean isBefore = switch (slot.when()) {
                    case SlotTime.Hours hours -> hours.start().isBefore(begin);
                    case SlotTime.Part _ -> !slot.day().isAfter(day);
                };
                if (!isBefore) {
                    return i;
                }
            }
        }
        return programme.size();
    }

    /** Whether that milestone stands in this city's programme. */
    public boolean attends(MilestoneId milestone) {
        return programme.contains(new ProgrammeItem.Attends(milestone));
    }
}
