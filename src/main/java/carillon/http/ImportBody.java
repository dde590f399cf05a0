package carillon.http;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Fault;
import carillon.edition.Slug;
import carillon.exchange.Format;
import carillon.exchange.Imported;
import carillon.http.pages.ContentCoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file that somebody wants to be announced: a whole edition, or a format of another program, by its media type. */
final class ImportBody {
    private ImportBody() {}

    /**
     * A file that was read.
     *
     * @param wanted what is to be announced
     * @param notes what of the file was passed over
     */
    record Read(Edition wanted, List<Fault> notes) {}

    /** A file that can be read onto what is announced. */
    interface Content {
        /**
         * Reads it.
         *
         * @throws Problem.Failure with everything that is wrong
         */
        Read onto(Edition announced);
    }

    /** Finds the city that a request names; it is looked for where it is to be taken from. */
    static Optional<CityId> city(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("city"))
                .map(id ->
                        Optional.of(id).filter(Slug::accepts).map(CityId::new).orElseThrow(() -> unknown(id)));
    }

    /**
     * Reads the body of a request.
     *
     * @throws Problem.Failure where it is of no form that can be read, or a whole edition with faults
     */
    static Content of(RoutingContext context) {
        Optional<CityId> city = city(context);
        MediaType type = type(context);
        return format(context, type)
                .map(format -> ofOthers(context, format, city))
                .orElseGet(() -> ofEdition(EditionBody.read(context), city));
    }

    private static Optional<Format> format(RoutingContext context, MediaType type) {
        return type.isJson() ? Format.ofShape(JsonBody.read(context).node()) : Format.ofMediaType(type.name());
    }

    private static MediaType type(RoutingContext context) {
        List<String> types = context.request().headers().getAll("Content-Type");
        MediaType type = Optional.of(types)
                .filter(all -> all.size() == 1)
                .flatMap(all -> MediaType.parse(all.getFirst()))
                .filter(one -> one.isUtf8() && isKnown(one))
                .orElseThrow(() -> Problem.of(415, "unknown-format").failure());
        if (!context.request().headers().getAll("Content-Encoding").stream().allMatch(ContentCoding::isNone)) {
            throw Problem.of(415, "unsupported-content-coding").failure();
        }
        return type;
    }

    private static boolean isKnown(MediaType type) {
        return type.isJson()
                || EditionBody.isYaml(type)
                || Format.ofMediaType(type.name()).isPresent();
    }

    private static Content ofEdition(Edition edition, Optional<CityId> city) {
        city.filter(id -> !edition.cities().containsKey(id)).ifPresent(id -> {
            throw unknown(id.value());
        });
        return announced -> {
            if (!edition.id().equals(announced.id())) {
                Map<String, Object> facts = Map.of("edition", edition.id().value());
                throw new Problem(
                                422,
                                "other-edition",
                                facts,
                                List.of(new Problem.Fault("/edition", "other-edition", facts)))
                        .failure();
            }
            return new Read(city.map(id -> announced.withCityOf(edition, id)).orElse(edition), List.of());
        };
    }

    private static Content ofOthers(RoutingContext context, Format format, Optional<CityId> city) {
        @Nullable Buffer body = context.body().buffer();
        byte[] content = body == null ? new byte[0] : body.getBytes();
        return announced -> {
            city.filter(id -> !announced.cities().containsKey(id)).ifPresent(id -> {
                throw unknown(id.value());
            });
            return switch (format.read("body", content, announced, city)) {
                case Imported.Sound sound -> new Read(sound.edition(), sound.notes());
                case Imported.Faulty faulty ->
                    throw FaultWords.problem(faulty.faults().stream()
                                    .map(fault -> EditionBody.fault(fault, ""))
                                    .toList())
                            .failure();
            };
        };
    }

    private static Problem.Failure unknown(String city) {
        return Problem.of(422, "unknown-city", Map.of("city", city)).failure();
    }
}
