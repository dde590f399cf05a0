package carillon.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** How statements and authors are written as JSON, in the journal's tables and wherever its lines are shown. */
public final class StatementJson {
    private static final ObjectMapper MAPPER = mapper().build();

    private StatementJson() {}

    /**
     * A mapper for statements and authors that refuses whatever this version does not write itself: other members, missing ones, and
     * values of another JSON type. What reads a journal adds to it.
     */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .annotationIntrospector(new RequiredMembers())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** A statement or an author as a JSON tree. */
    public static JsonNode tree(Object value) {
        return switch (value) {
            case Statement.Unknown unknown -> tree(unknown.json());
            case Author.Unknown unknown -> tree(unknown.json());
            default -> MAPPER.valueToTree(value);
        };
    }

    /** What the journal has, as a JSON tree: with everything that this version does not know. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only what is JSON: " + json, e);
        }
    }

    /** A statement or an author as JSON: of equal ones the same text, whoever kept them. */
    public static String write(Object value) {
        return switch (value) {
            case Statement.Unknown unknown -> unknown.json();
            case Author.Unknown unknown -> unknown.json();
            default -> written(value);
        };
    }

    private static String written(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }

    /** The value of one member, where this is an object and the value is a string. */
    public static Optional<String> textOf(String json, String name) {
        return Optional.ofNullable(tree(json).path(name).textValue());
    }
}
