package carillon.timeline;

import carillon.edition.City;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.WebAddress;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the timeline document of a state (docs/protocol.md, "The timeline document"), whole, or as the patch from
 * another state of it. A patch looks only at what may differ: a city whose state is the same object in
 * both is the same.
 */
final class Document {
    private final Timeline timeline;
    private final Predictions predictions;

    Document(Timeline timeline) {
        this.timeline = timeline;
        this.predictions = timeline.predictions();
    }

    ObjectNode whole() {
        ObjectNode document = node();
        document.set("edition", edition());
        ObjectNode cities = document.putObject("cities");
        timeline.edition()
                .cities()
                .values()
                .forEach(city -> cities.set(city.id().value(), city(city)));
        document.set("announcements", CoordinationDocument.announcements(timeline));
        ObjectNode questions = QuestionsDocument.of(timeline);
        if (!questions.isEmpty()) {
            document.set("questions", questions);
        }
        ObjectNode milestones = document.putObject("milestones");
        timeline.edition().milestones().keySet().forEach(id -> milestones.set(id.value(), milestone(id)));
        ObjectNode notices = document.putObject("notices");
        for (Entry entry : timeline.newestNotices().reversed()) {
            notices.set(key(entry), Notices.notice(entry, timeline.announced()));
        }
        return document;
    }

    Optional<ObjectNode> since(Document before) {
        ObjectNode patch = node();
        member(patch, "edition", editionSince(before));
        member(patch, "cities", citiesSince(before));
        announcementsSince(before).ifPresent(change -> patch.set("announcements", change));
        QuestionsDocument.since(timeline, before.timeline).ifPresent(change -> patch.set("questions", change));
        member(patch, "milestones", milestonesSince(before));
        member(patch, "notices", noticesSince(before));
        return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
    }

    /** Writes none of them where nothing was announced or withdrawn and no city has ticked one, as nearly always. */
    @SuppressWarnings("ReferenceEquality")
    private Optional<ObjectNode> announcementsSince(Document before) {
        List<Entry> standing = timeline.coordination().standing();
        boolean isSame = timeline.coordination() == before.timeline.coordination()
                && timeline.edition()
                        .cities()
                        .keySet()
                        .equals(before.timeline.edition().cities().keySet())
                && changedCities(before)
                        .allMatch(city -> standing.stream()
                                .allMatch(entry -> sawAt(city, entry).equals(before.sawAt(city, entry))));
        return isSame
                ? Optional.empty()
                : MergePatch.between(
                        CoordinationDocument.announcements(before.timeline),
                        CoordinationDocument.announcements(timeline));
    }

    private Optional<Instant> sawAt(City city, Entry announcement) {
        return timeline.city(city.id()).sawAt(announcement.id());
    }

    /** Skips cities that are the same, unless answers have come to calls for help. */
    @SuppressWarnings("ReferenceEquality")
    private ObjectNode citiesSince(Document before) {
        boolean hasAnswers = timeline.coordination().answers()
                != before.timeline.coordination().answers();
        ObjectNode patch = node();
        (hasAnswers ? timeline.edition().cities().values().stream() : changedCities(before)).forEach(city -> {
            if (before.timeline.find(city.id()).isEmpty()) {
                patch.set(city.id().value(), city(city));
            } else {
                predictions.keep(city, before.predictions);
                MergePatch.between(before.city(city), city(city))
                        .ifPresent(change -> patch.set(city.id().value(), change));
            }
        });
        before.timeline.edition().cities().keySet().stream()
                .filter(id -> timeline.find(id).isEmpty())
                .forEach(id -> patch.putNull(id.value()));
        return patch;
    }

    /**
     * Cities whose state is another object, and those that are expected to keep their hours otherwise; one of them may
     * still be the same, and then its patch is empty.
     */
    @SuppressWarnings("ReferenceEquality")
    private Stream<City> changedCities(Document before) {
        return timeline.edition().cities().values().stream()
                .filter(city -> before.timeline.find(city.id()).orElse(null) != timeline.city(city.id())
                        || !predictions.areSame(city, before.predictions));
    }

    @SuppressWarnings("ReferenceEquality")
    private ObjectNode editionSince(Document before) {
        return timeline.edition() == before.timeline.edition()
                ? node()
                : MergePatch.between(before.edition(), edition()).orElseGet(Document::node);
    }

    private ObjectNode milestonesSince(Document before) {
        ObjectNode patch = node();
        for (MilestoneId id : timeline.edition().milestones().keySet()) {
            if (before.timeline.edition().milestones().containsKey(id)) {
                predictions.keep(id, before.predictions);
                MergePatch.between(before.milestone(id), milestone(id))
                        .ifPresent(change -> patch.set(id.value(), change));
            } else {
                patch.set(id.value(), milestone(id));
            }
        }
        for (MilestoneId id : before.timeline.edition().milestones().keySet()) {
            if (!timeline.edition().milestones().containsKey(id)) {
                patch.putNull(id.value());
            }
        }
        return patch;
    }

    private ObjectNode noticesSince(Document before) {
        List<Entry> then = before.timeline.newestNotices();
        List<Entry> now = timeline.newestNotices();
        ObjectNode patch = node();
        without(then, now).forEach(gone -> patch.putNull(key(gone)));
        without(now, then).forEach(come -> patch.set(key(come), Notices.notice(come, timeline.announced())));
        titlesSince(before, then, now).properties().forEach(title -> patch.set(title.getKey(), title.getValue()));
        return patch;
    }

    /** Writes the titles of what is gone, or back, since then; nearly always none. */
    private ObjectNode titlesSince(Document before, List<Entry> then, List<Entry> now) {
        ObjectNode patch = node();
        if (timeline.announced().gone().equals(before.timeline.announced().gone())) {
            return patch;
        }
        Set<Long> known = then.stream().map(Entry::seq).collect(Collectors.toSet());
        now.stream()
                .filter(entry -> known.contains(entry.seq()))
                .forEach(entry -> MergePatch.between(
                                Notices.notice(entry, before.timeline.announced()),
                                Notices.notice(entry, timeline.announced()))
                        .ifPresent(change -> patch.set(key(entry), change)));
        return patch;
    }

    private static List<Entry> without(List<Entry> entries, List<Entry> others) {
        Set<Long> known = others.stream().map(Entry::seq).collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !known.contains(entry.seq()))
                .toList()
                .reversed();
    }

    private ObjectNode city(City city) {
        return CityDocument.of(timeline.city(city.id()), timeline.coordination(), predictions);
    }

    private ObjectNode milestone(MilestoneId id) {
        return MilestoneDocument.of(timeline.milestone(id), timeline::city, predictions);
    }

    private ObjectNode edition() {
        Edition edition = timeline.edition();
        ObjectNode node = node();
        node.put("id", edition.id().value());
        node.put("title", edition.title());
        node.put("timezone", edition.timezone().getId());
        node.put("from", edition.from().toString());
        node.put("to", edition.to().toString());
        edition.languages().forEach(language -> node.withArray("languages").add(language.tag()));
        node.set("links", links(edition.links()));
        node.put("rehearsal", timeline.isRehearsal());
        edition.themes().forEach(node.putArray("themes")::add);
        ObjectNode projects = node.putObject("projects");
        edition.projects().forEach(project -> {
            ObjectNode written = projects.putObject(project.id().value());
            written.put("name", project.name());
            written.put("city", project.city().value());
            if (project.url() != null) {
                written.put("url", project.url().text());
            }
            if (project.theme() != null) {
                written.put("theme", project.theme());
            }
            if (project.text() != null) {
                written.put("text", project.text());
            }
        });
        return node;
    }

    static ObjectNode links(Map<String, WebAddress> links) {
        ObjectNode node = node();
        links.forEach((kind, link) -> node.put(kind, link.text()));
        return node;
    }

    private static void member(ObjectNode patch, String name, ObjectNode change) {
        if (!change.isEmpty()) {
            patch.set(name, change);
        }
    }

    private static String key(Entry entry) {
        return Long.toString(entry.seq());
    }

    static void times(ObjectNode block, String name, @Nullable Instant start, @Nullable Instant end) {
        ObjectNode times = block.putObject(name);
        if (start != null) {
            times.put("start", start.toString());
        }
        if (end != null) {
            times.put("end", end.toString());
        }
    }

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
