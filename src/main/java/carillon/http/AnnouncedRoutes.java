package carillon.http;

import carillon.edition.Edition;
import carillon.edition.EditionWriter;
import carillon.edition.Language;
import carillon.exchange.ScheduleWriter;
import carillon.exchange.TableWriter;
import carillon.feed.Present;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.EntityTag;
import carillon.http.pages.GetRoute;
import carillon.http.pages.Negotiation;
import carillon.http.pages.ResponseBody;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Serves the edition as it is announced, or was, in the members of its file, or its programmes as a table (docs/protocol.md, "Posting"). */
final class AnnouncedRoutes {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final HttpContext http;
    private final Authentication authentication;

    AnnouncedRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    /** A form of the answer, and what of its tag tells it from the others. */
    private enum Form {
        JSON("application/json", ""),
        YAML("application/yaml", ".yaml"),
        CSV("text/csv", ".csv"),
        /** What c3voc and others exchange between conferences; it has an address of its own. */
        SCHEDULE("application/json", ".schedule");

        private final String type;
        private final String tag;

        Form(String type, String tag) {
            this.type = type;
            this.tag = tag;
        }

        /** Returns the form that a request names; JSON where it names none. */
        static Form of(List<String> accept) {
            return Stream.of(YAML, CSV)
                    .filter(form -> accept.stream().anyMatch(value -> value.contains(form.type)))
                    .findFirst()
                    .orElse(JSON);
        }
    }

    void mount(Router router) {
        String announced = ApiPaths.EDITION + "/announced";
        mount(router, announced, context -> Form.of(context.request().headers().getAll("Accept")));
        mount(router, ApiPaths.EDITION + "/schedule.json", _ -> Form.SCHEDULE);
    }

    private void mount(Router router, String path, Function<RoutingContext, Form> form) {
        CrossOrigin.open(router, path);
        GetRoute.add(router, path)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(context -> announced(context, form.apply(context)));
    }

    private void announced(RoutingContext context, Form form) {
        Optional<Instant> instant = PastTimeline.requested(context);
        RequestedPosition.answer(
                context,
                RequestedPosition.inTags(context.request()),
                present -> answer(context, present, form, instant));
    }

    private void answer(RoutingContext context, Present present, Form form, Optional<Instant> at) {
        String cursor = at.map(present::past)
                .map(Present.Past::cursor)
                .orElseGet(present::cursor)
                .toString();
        Language language = ServedEdition.of(context).words().languageOf(context.request());
        String ofLanguage = form == Form.CSV ? "." + language.tag() : "";
        EntityTag tag = EntityTag.weak(cursor + ".announced" + form.tag + ofLanguage);
        if (Negotiation.endIfKnown(context, tag, Negotiation.REVALIDATED, "Accept, Accept-Language")) {
            return;
        }
        UnreadResponses.requireRoom(context);
        Edition edition = at.map(present.timeline()::editionAsOf).orElseGet(present.timeline()::edition);
        context.response().putHeader("Content-Type", form.type);
        String written = switch (form) {
            case JSON -> json(cursor, EditionWriter.write(edition));
            case YAML -> yaml(EditionWriter.write(edition));
            case CSV -> TableWriter.write(edition, language);
            case SCHEDULE ->
                ScheduleWriter.write(edition, cursor, pages(context)).toString();
        };
        ResponseBody.end(context, Buffer.buffer(written));
    }

    private String pages(RoutingContext context) {
        return http.link(context.request(), "/");
    }

    private static String json(String cursor, ObjectNode edition) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("cursor", cursor);
        return answer.set("edition", edition).toString();
    }

    private static String yaml(ObjectNode edition) {
        try {
            return YAML.writeValueAsString(edition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
