package carillon.edition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an edition in the members of its file (docs/edition-file.md). {@link EditionFile#parse} reads the same edition
 * from it.
 */
public final class EditionWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EditionWriter() {}

    public static ObjectNode write(Edition edition) {
        ObjectNode node = NODES.objectNode();
        node.put("edition", edition.id().value());
        node.put("title", edition.title());
        node.put("timezone", edition.timezone().getId());
        node.put("from", edition.from().toString());
        node.put("to", edition.to().toString());
        ArrayNode languages = node.putArray("languages");
        edition.languages().forEach(language -> languages.add(language.tag()));
        links(node, edition.links());
        ObjectNode milestones = node.putObject("milestones");
        edition.milestones().forEach((id, one) -> milestones.set(id.value(), milestone(one, edition.timezone())));
        ObjectNode cities = node.putObject("cities");
        edition.cities().forEach((id, city) -> cities.set(id.value(), city(city)));
        edition.themes().forEach(node.putArray("themes")::add);
        ArrayNode projects = node.putArray("projects");
        edition.projects().forEach(project -> projects.add(project(project)));
        return node;
    }

    /**
     * Writes one milestone.
     *
     * @param timezone the edition's, in which its start is written
     */
    public static ObjectNode milestone(Milestone milestone, ZoneId timezone) {
        ObjectNode node = NODES.objectNode();
        byLanguage(node, "title", milestone.title());
        node.put(
                "at",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        milestone.at().atZone(timezone).toOffsetDateTime()));
        node.put("duration", milestone.duration().toString());
        if (!milestone.opens().equals(Duration.ZERO)) {
            node.put("opens", milestone.opens().toString());
        }
        if (milestone.room() != null) {
            node.put("room", milestone.room().text());
        }
        if (milestone.open().contains(Milestone.Open.CITIES)) {
            node.put("cities", "all");
        } else {
            ArrayNode cities = node.putArray("cities");
            milestone.cities().forEach(city -> cities.add(city.value()));
        }
        if (!milestone.open().contains(Milestone.Open.QUORUM)) {
            node.put("quorum", milestone.quorum());
        }
        if (!milestone.checks().isEmpty()) {
            milestone.checks().forEach(node.putArray("checks")::add);
        }
        return node;
    }

    /** Writes one city, with the hours of its programme as its clocks show them. */
    public static ObjectNode city(City city) {
        ObjectNode node = NODES.objectNode();
        node.put("name", city.name());
        if (!city.names().isEmpty()) {
            byLanguage(node, "names", city.names());
        }
        node.put("language", city.language());
        node.put("venue", city.venue());
        optional(node, "address", city.address());
        node.put("timezone", city.timezone().getId());
        if (city.position() != null) {
            node.putArray("position")
                    .add(city.position().latitude())
                    .add(city.position().longitude());
        }
        links(node, city.links());
        ArrayNode programme = node.putArray("programme");
        for (ProgrammeItem item : city.programme()) {
            programme.add(
                    switch (item) {
                        case Slot slot -> slot(slot, city.timezone());
                        case ProgrammeItem.Attends attends ->
                            NODES.objectNode()
                                    .put("milestone", attends.milestone().value());
                    });
        }
        return node;
    }

    private static ObjectNode slot(Slot slot, ZoneId timezone) {
        ObjectNode node = NODES.objectNode();
        node.put("id", slot.id().value());
        node.put("day", slot.day().toString());
        switch (slot.when()) {
            case SlotTime.Hours hours -> {
                node.put("at", local(hours.start(), slot.day(), timezone));
                if (hours.end() != null) {
                    node.put("until", local(hours.end(), slot.day(), timezone));
                }
            }
            case SlotTime.Part part -> node.put("part", part.word());
        }
        node.put("kind", slot.kind().word());
        node.put("title", slot.title());
        optional(node, "place", slot.place());
        optional(node, "text", slot.text());
        return node;
    }

    /** Writes the time by the clocks of a zone, with its day where that is another one. */
    private static String local(Instant instant, LocalDate day, ZoneId timezone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, timezone);
        return local.toLocalDate().equals(day) ? local.toLocalTime().toString() : local.toString();
    }

    /** Writes one project, with its city. */
    public static ObjectNode project(Project project) {
        ObjectNode node = NODES.objectNode();
        node.put("id", project.id().value());
        node.put("city", project.city().value());
        node.put("name", project.name());
        if (project.url() != null) {
            node.put("url", project.url().text());
        }
        optional(node, "theme", project.theme());
        optional(node, "text", project.text());
        return node;
    }

    private static void optional(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    private static void links(ObjectNode node, Map<String, WebAddress> links) {
        if (!links.isEmpty()) {
            ObjectNode written = node.putObject("links");
            links.forEach((kind, link) -> written.put(kind, link.text()));
        }
    }

    private static void byLanguage(ObjectNode node, String name, Map<Language, String> texts) {
        ObjectNode written = node.putObject(name);
        texts.forEach((language, text) -> written.put(language.tag(), text));
    }
}
