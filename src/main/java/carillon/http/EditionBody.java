package carillon.http;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.Fault;
import carillon.http.pages.ContentCoding;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole edition in a request, in the members of its file: JSON or YAML, as the request says. */
final class EditionBody {
    private static final Set<String> YAML =
            Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

    private EditionBody() {}

    /**
     * Reads the edition. JSON may also be what {@code announced} answers, which has the edition within.
     *
     * @throws Problem.Failure with everything that is wrong
     */
    static Edition read(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        Buffer content = body == null ? Buffer.buffer() : body;
        if (isYaml(context)) {
            return sound(EditionFile.readYaml("body", content.getBytes()), "");
        }
        JsonNode members = JsonBody.read(context).node();
        boolean isWithin = members.path("edition").isObject();
        return isWithin
                ? sound(EditionFile.readJson("body", members.path("edition")), "/edition")
                : sound(EditionFile.readJson("body", members), "");
    }

    private static boolean isYaml(RoutingContext context) {
        List<String> types = context.request().headers().getAll("Content-Type");
        boolean isYaml = types.size() == 1
                && MediaType.parse(types.getFirst()).filter(EditionBody::isYaml).isPresent();
        if (isYaml
                && !context.request().headers().getAll("Content-Encoding").stream()
                        .allMatch(ContentCoding::isNone)) {
            throw Problem.of(415, "unsupported-content-coding").failure();
        }
        return isYaml;
    }

    static boolean isYaml(MediaType type) {
        return YAML.contains(type.name()) && type.isUtf8();
    }

    private static Edition sound(EditionFile.Reading reading, String within) {
        return switch (reading) {
            case EditionFile.Reading.Sound sound -> sound.edition();
            case EditionFile.Reading.Faulty faulty ->
                throw FaultWords.problem(faulty.faults().stream()
                                .map(fault -> fault(fault, within))
                                .toList())
                        .failure();
        };
    }

    static Problem.Fault fault(Fault fault, String within) {
        return new Problem.Fault(
                within + fault.pointer(),
                "part-faulty",
                Map.of("sentence", fault.words(), FaultWords.LINE, fault.line()));
    }
}
