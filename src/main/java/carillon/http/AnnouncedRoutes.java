package carillon.http;

import carillon.edition.Edition;
import carillon.edition.EditionWriter;
import carillon.feed.Present;
import carillon.feed.Watchers;
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

/** Serves the edition as it is announced, or was, in the members of its file (docs/protocol.md, "Posting"). */
final class AnnouncedRoutes {
    private static final String YAML_TYPE = "application/yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final HttpContext http;
    private final Authentication authentication;
    private final Watchers watchers;

    AnnouncedRoutes(HttpContext http, Authentication authentication, Watchers watchers) {
        this.http = http;
        this.authentication = authentication;
        this.watchers = watchers;
    }

    void mount(Router router) {
        String announced = ApiPaths.EDITION + "/announced";
        CrossOrigin.open(router, announced);
        GetRoute.add(router, announced)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(this::announced);
    }

    private void announced(RoutingContext context) {
        Optional<Instant> instant = PastTimeline.requested(context);
        RequestedPosition.answer(
                context,
                http,
                watchers.present(),
                RequestedPosition.inTags(context.request()),
                present -> answer(context, present, instant));
    }

    private static void answer(RoutingContext context, Present present, Optional<Instant> at) {
        String cursor = at.map(present::past)
                .map(Present.Past::cursor)
                .orElseGet(present::cursor)
                .toString();
        boolean isYaml = takesYaml(context.request().headers().getAll("Accept"));
        EntityTag tag = EntityTag.weak(cursor + (isYaml ? ".announced.yaml" : ".announced"));
        if (Negotiation.endIfKnown(context, tag, Negotiation.REVALIDATED, "Accept")) {
            return;
        }
        UnreadResponses.requireRoom(context);
        Edition edition = at.map(present.timeline()::editionAsOf).orElseGet(present.timeline()::edition);
        ObjectNode written = EditionWriter.write(edition);
        context.response().putHeader("Content-Type", isYaml ? YAML_TYPE : "application/json");
        ResponseBody.end(context, Buffer.buffer(isYaml ? yaml(written) : json(cursor, written)));
    }

    private static boolean takesYaml(List<String> accept) {
        return accept.stream().anyMatch(value -> value.contains(YAML_TYPE));
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
