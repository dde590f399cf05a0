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

/** Writes statements and authors as JSON, for the journal's tables and for clients. */
public final class StatementJson {
    private static final ObjectMapper MAPPER = mapper().build();

    private StatementJson() {}

    /**
     * Returns a mapper for statements and authors that refuses what this version does not write itself: unknown or missing members,
     * and values of another JSON type. The journal's reader adds a module to it.
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

    /** Converts a statement or an author to a JSON tree. */
    public static JsonNode tree(Object value) {
        return switch (value) {
            case Statement.Unknown unknown -> tree(unknown.json());
            case Author.Unknown unknown -> tree(unknown.json());
            default -> MAPPER.valueToTree(value);
        };
    }

    /** Reads JSON of the journal as a tree, with the members that this version does not know. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only what is JSON: " + json, e);
        }
    }

    /** Reads a change of what is announced; empty where there is no such kind of change, or its members are others. */
    public static Optional<Statement.Change> change(JsonNode json) {
        try {
            return MAPPER.treeToValue(json, Statement.class) instanceof Statement.Change change
                    ? Optional.of(change)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Writes a statement or an author as JSON; equal ones give the same text. */
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

    /** Returns the value of a member, where the JSON is an object and the value is a string. */
    public static Optional<String> textOf(String json, String name) {
        return Optional.ofNullable(tree(json).path(name).textValue());
    }
}
