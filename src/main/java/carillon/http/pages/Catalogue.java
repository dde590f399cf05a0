package carillon.http.pages;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Isolation;
import carillon.edition.Language;
import carillon.edition.MilestoneId;
import carillon.edition.Phrase;
import carillon.edition.Project;
import carillon.edition.ProjectId;
import carillon.edition.SlotId;
import carillon.edition.Slug;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of problems and link previews, in every language, with the names and times of one edition put in. */
public final class Catalogue {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Map<Language, Properties> SENTENCES = load();

    private final Supplier<Optional<Edition>> announced;

    /**
     * Makes the sentences about an edition.
     *
     * @param announced the edition as it is announced now, which is asked for with each sentence; empty for a request about none
     */
    public Catalogue(Supplier<Optional<Edition>> announced) {
        this.announced = announced;
    }

    private Optional<Edition> edition() {
        return announced.get();
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties sentences = new Properties();
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(
                            Catalogue.class.getResourceAsStream("problems_" + language.tag() + ".properties")),
                    StandardCharsets.UTF_8)) {
                sentences.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, sentences);
        }
        return all;
    }

    /** The language of readers who read none that Carillon speaks. */
    public Language fallback() {
        return edition().map(Edition::fallback).orElse(Language.FR);
    }

    /** The sentences of one language, by code. */
    public static Properties sentences(Language language) {
        return Objects.requireNonNull(SENTENCES.get(language));
    }

    /**
     * Puts a code into words.
     *
     * @param now tells which times are today's
     */
    public String sentence(Language language, String code, Map<String, Object> facts, Instant now) {
        String template = sentences(language).getProperty(key(code, facts), code);
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(word(language, found.group(1), facts, now)));
    }

    /** What was said of turns is put otherwise than what was decided about something else. */
    private static String key(String code, Map<String, Object> facts) {
        boolean isOfTurns = facts.get("decision") instanceof String decision && decision.startsWith("turn");
        return isOfTurns ? code + "-turns" : code;
    }

    private String word(Language language, String name, Map<String, Object> facts, Instant now) {
        @Nullable Object fact = facts.get(name);
        return switch (fact) {
            case null -> "";
            case Phrase words -> words.in(language);
            case Instant instant -> time(language, instant, zone(facts), now);
            case String id ->
                Isolation.isolated(language, title(language, name, id, facts).orElse(id));
            default -> fact.toString();
        };
    }

    private Optional<String> title(Language language, String name, String id, Map<String, Object> facts) {
        return switch (name) {
            case "city" -> city(facts).map(city -> city.name(language));
            case "slot" ->
                city(facts).flatMap(city -> city.slot(new SlotId(id))).map(slot -> slot.title());
            case "milestone" ->
                edition()
                        .flatMap(known -> Optional.ofNullable(known.milestones().get(new MilestoneId(id)))
                                .map(milestone -> known.title(milestone, language)));
            case "project" ->
                edition()
                        .filter(_ -> Slug.accepts(id))
                        .flatMap(known -> known.project(new ProjectId(id)))
                        .map(Project::name);
            case "edition" -> edition().map(Edition::title);
            case "turn" -> Optional.of(turn(language, facts)).filter(turn -> !turn.isEmpty());
            case "decision" -> Optional.ofNullable(sentences(language).getProperty("decided-" + id.replace('.', '-')));
            default -> Optional.empty();
        };
    }

    /** Names a turn by its city and by what it shows, as pages do. */
    private String turn(Language language, Map<String, Object> facts) {
        Optional<String> city =
                text(facts, "speaker").flatMap(id -> city(Map.of("city", id))).map(known -> known.name(language));
        Optional<String> shown = text(facts, "shown")
                .map(id -> title(language, "project", id, facts).orElse(id));
        return Stream.of(city, text(facts, "title").or(() -> shown))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> text(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Optional<City> city(Map<String, Object> facts) {
        return facts.get("city") instanceof String id
                ? edition().flatMap(known -> Optional.ofNullable(known.cities().get(new CityId(id))))
                : Optional.empty();
    }

    private ZoneId zone(Map<String, Object> facts) {
        return city(facts)
                .map(city -> city.timezone())
                .or(() -> edition().map(Edition::timezone))
                .orElse(ZoneOffset.UTC);
    }

    private static String time(Language language, Instant instant, ZoneId zone, Instant now) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        String pattern = local.toLocalDate().equals(today)
                ? "HH:mm"
                : local.getYear() == today.getYear() ? "EEE d MMM HH:mm" : "EEE d MMM uuuu HH:mm";
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language.tag()))
                .format(local);
    }
}
