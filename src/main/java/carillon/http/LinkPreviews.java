package carillon.http;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.http.pages.Catalogue;
import carillon.http.pages.LinkPreview;
import carillon.timeline.Headline;
import carillon.timeline.Timeline;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tells what a link to a page shows: the event, and one sentence of its state, in the language asked for. */
final class LinkPreviews {
    /** As many cities as a messenger has room for. */
    private static final int MOST_CITIES = 3;

    private final ServedEdition served;
    private final Catalogue catalogue;

    private LinkPreviews(ServedEdition served) {
        this.served = served;
        this.catalogue = served.catalogue();
    }

    /** Tells what a link to a page of the edition of a request shows. */
    static LinkPreview of(RoutingContext context) {
        return new LinkPreviews(ServedEdition.of(context)).of(context.request());
    }

    private LinkPreview of(HttpServerRequest request) {
        Language language = AcceptLanguage.ofPage(request, catalogue.fallback());
        Timeline timeline = served.present().timeline();
        Instant now = served.clock().instant();
        String sentence = sentence(language, Headline.of(timeline, now), now);
        return new LinkPreview(
                language,
                timeline.edition().title(),
                timeline.isRehearsal()
                        ? catalogue.sentence(language, "preview-rehearsal", Map.of(), now) + " " + sentence
                        : sentence);
    }

    private String sentence(Language language, Headline headline, Instant now) {
        return switch (headline) {
            case Headline.Live live ->
                catalogue.sentence(
                        language,
                        "preview-live",
                        Map.of("milestone", live.milestone().value()),
                        now);
            case Headline.Held held ->
                catalogue.sentence(
                        language,
                        "preview-held",
                        Map.of("milestone", held.milestone().value(), "text", held.reason()),
                        now);
            case Headline.Awaited awaited ->
                catalogue.sentence(
                        language,
                        "preview-awaited",
                        Map.of(
                                "milestone",
                                awaited.milestone().value(),
                                "at",
                                awaited.expected(),
                                "ready",
                                awaited.ready(),
                                "all",
                                awaited.all()),
                        now);
            case Headline.On on ->
                catalogue.sentence(language, "preview-on", Map.of("programme", programme(language, on)), now);
            case Headline.Begins begins ->
                catalogue.sentence(
                        language, begins.isFirst() ? "preview-begins" : "preview-next", Map.of("at", begins.at()), now);
            case Headline.Over _ -> catalogue.sentence(language, "preview-over", Map.of(), now);
        };
    }

    /** Lists cities with what is on there; a colon and a comma read the same in all languages. */
    private String programme(Language language, Headline.On on) {
        Edition edition = served.edition();
        return on.titles().entrySet().stream()
                .limit(MOST_CITIES)
                .map(city -> name(edition, city.getKey(), language) + " – " + city.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static String name(Edition edition, CityId id, Language language) {
        City city = Objects.requireNonNull(edition.cities().get(id));
        return city.name(language);
    }
}
