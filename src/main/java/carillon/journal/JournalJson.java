package carillon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How statements and authors are written as JSON, in the journal's tables and wherever its lines are shown. */
public final class JournalJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new KnownIds())
            .annotationIntrospector(new RequiredMembers())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<Class<?>, ObjectReader> READERS =
            Map.of(Statement.class, MAPPER.readerFor(Statement.class), Author.class, MAPPER.readerFor(Author.class));

    private JournalJson() {}

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

    /** Reads exactly what this version writes; nothing where there is anything that it does not know, or cannot read. */
    static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(reader(type).readValue(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ObjectReader reader(Class<?> type) {
        return Objects.requireNonNull(READERS.get(type));
    }

    /** Reads the members that this version knows and passes over any others; nothing where it cannot read one of these. */
    static <T> Optional<T> readKnownMembers(String json, Class<T> type) {
        try {
            return Optional.ofNullable(reader(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What a member of an object says, where it is an object and the member a string. */
    static Optional<String> textOf(String json, String name) {
        return Optional.ofNullable(tree(json).path(name).textValue());
    }
}
