package carillon.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import carillon.edition.Slot;
import carillon.edition.SlotTime;
import carillon.edition.Weekend;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Files of a format, read onto an edition. */
record Onto(Format format, Edition edition, Optional<CityId> city) {

    static Onto theWeekend(Format format) {
        return new Onto(format, Weekend.edition(), Optional.empty());
    }

    static Onto cityOfTheWeekend(Format format, String city) {
        return new Onto(format, Weekend.edition(), Optional.of(new CityId(city)));
    }

    Onto edition(Edition other) {
        return new Onto(format, other, city);
    }

    Imported reads(String text) {
        return reads(text.getBytes(StandardCharsets.UTF_8));
    }

    Imported reads(byte[] content) {
        return format.read("file", content, edition, city);
    }

    /** Reads a file without faults. */
    Edition takes(String text) {
        return edition(reads(text));
    }

    static Edition edition(Imported imported) {
        assertThat(imported).isInstanceOf(Imported.Sound.class);
        return ((Imported.Sound) imported).edition();
    }

    /** Reads a file with faults, each as {@code line: sentence}. */
    List<String> refuses(String text) {
        return faults(reads(text));
    }

    static List<String> faults(Imported imported) {
        assertThat(imported).isInstanceOf(Imported.Faulty.class);
        return ((Imported.Faulty) imported).faults().stream().map(Onto::told).toList();
    }

    /** Returns what was passed over of a file, each as {@code line: sentence}. */
    List<String> passesOver(String text) {
        return ((Imported.Sound) reads(text)).notes().stream().map(Onto::told).toList();
    }

    private static String told(Fault fault) {
        return fault.line() + ": " + fault.sentence();
    }

    static City city(Edition edition, String id) {
        return Objects.requireNonNull(edition.cities().get(new CityId(id)));
    }

    /** Lists the slots of a city in words: {@code 04 09:00-10:00 kind title @place}. */
    static List<String> programme(Edition edition, String id) {
        City city = city(edition, id);
        return city.slots().map(slot -> inWords(city, slot)).toList();
    }

    private static String inWords(City city, Slot slot) {
        String when = switch (slot.when()) {
            case SlotTime.Part part -> part.word();
            case SlotTime.Hours hours -> {
                LocalDateTime start = LocalDateTime.ofInstant(hours.start(), city.timezone());
                String end = hours.end() == null
                        ? ""
                        : "-"
                                + LocalDateTime.ofInstant(hours.end(), city.timezone())
                                        .toLocalTime();
                yield start.toLocalTime() + end;
            }
        };
        String place = slot.place() == null ? "" : " @" + slot.place();
        return "%02d %s %s %s%s"
                .formatted(slot.day().getDayOfMonth(), when, slot.kind().word(), slot.title(), place);
    }

    static List<String> ids(Edition edition, String id) {
        return city(edition, id).slots().map(slot -> slot.id().value()).toList();
    }
}
