package carillon.journal;

import carillon.statement.Author;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the journal's lines, also those of a newer version. All of them were accepted, so none keeps this version from reading on:
 *
 * <ul>
 *   <li>an unknown kind of statement or author, and a known kind with members that cannot be read, become {@link Statement.Unknown};
 *   <li>of a known kind with unknown members, the known members are read.
 * </ul>
 *
 * <p>Each case is logged once, not once a line, and at most {@value #MAX_LOGGED} of them. It may be used on any thread.
 */
public final class LineReader {
    private static final System.Logger LOG = System.getLogger(LineReader.class.getName());

    /** The most cases that are logged: a database could hold as many unknown words as it has lines. */
    static final int MAX_LOGGED = 100;

    private static final int MAX_WORD_CHARACTERS = 64;

    /** The most authors that are kept by their JSON; further ones are read each time. */
    private static final int MAX_AUTHORS = 10_000;

    private static final ObjectMapper MAPPER =
            StatementJson.mapper().addModule(new KnownIds()).build();

    private static final Map<Class<?>, ObjectReader> READERS =
            Map.of(Statement.class, MAPPER.readerFor(Statement.class), Author.class, MAPPER.readerFor(Author.class));

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Map<String, Author> authors = new ConcurrentHashMap<>();

    /** Reads a line, whatever version wrote it. */
    public Entry entry(Line line) {
        Author by = author(line);
        Statement statement = by instanceof Author.Unknown
                ? new Statement.Unknown(word(line.statement(), "type"), line.statement())
                : statement(line);
        return new Entry(line.seq(), line.id(), line.at(), by, statement, line.claimed());
    }

    /** Reads the author of what is no line of the journal. */
    Author author(String json) {
        return readKnownMembers(json, Author.class).orElseGet(() -> new Author.Unknown(json));
    }

    /** Reads an author; the same JSON gives the same object, since few authors say most. */
    private Author author(Line line) {
        Author known = authors.get(line.by());
        if (known != null) {
            return known;
        }
        Author by = readAuthor(line);
        if (authors.size() < MAX_AUTHORS && !(by instanceof Author.Rule)) {
            authors.put(line.by(), by);
        }
        return by;
    }

    private Author readAuthor(Line line) {
        return read(line.by(), Author.class)
                .or(() -> readKnownMembers(line.by(), Author.class)
                        .map(known ->
                                logUnknownMembers(known, line.by(), "author " + quoted(word(line.by(), "kind")), line)))
                .orElseGet(() -> {
                    log(
                            "what authors of the kind %s say: it changes nothing here"
                                    .formatted(quoted(word(line.by(), "kind"))),
                            line);
                    return new Author.Unknown(line.by());
                });
    }

    private Statement statement(Line line) {
        return read(line.statement(), Statement.class)
                .or(() -> readKnownMembers(line.statement(), Statement.class)
                        .map(known -> logUnknownMembers(known, line.statement(), quoted(known.type()), line)))
                .orElseGet(() -> {
                    String type = word(line.statement(), "type");
                    log("entries of the kind %s: they change nothing here".formatted(quoted(type)), line);
                    return new Statement.Unknown(type, line.statement());
                });
    }

    /** Reads exactly what this version writes; nothing where a member is unknown or cannot be read. */
    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(reader(type).readValue(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ObjectReader reader(Class<?> type) {
        return Objects.requireNonNull(READERS.get(type));
    }

    /** Reads the members that this version knows and skips others; nothing where a known one cannot be read. */
    private static <T> Optional<T> readKnownMembers(String json, Class<T> type) {
        try {
            return Optional.ofNullable(reader(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private <T> T logUnknownMembers(T known, String json, String kind, Line line) {
        JsonNode all = StatementJson.tree(json);
        Set<String> members = Stream.of(known.getClass().getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        all.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name) && !name.equals("type") && !name.equals("kind")) {
                log("the member %s of %s: the others count".formatted(quoted(name), kind), line);
            }
        });
        return known;
    }

    private void log(String unknown, Line line) {
        if (logged.size() < MAX_LOGGED && logged.add(unknown)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the journal holds what this version cannot read, first at {0}: {1}. It is kept and passed on{2}",
                    Long.toString(line.seq()),
                    unknown,
                    logged.size() < MAX_LOGGED ? "" : "; of more such, nothing is said");
        }
    }

    private static String word(String json, String name) {
        return StatementJson.textOf(json, name).orElse("");
    }

    /** Quotes a word for the log: abbreviated, and on one line even where it has line breaks. */
    private static String quoted(String word) {
        return TextNode.valueOf(Optional.of(word)
                        .filter(text -> text.length() > MAX_WORD_CHARACTERS)
                        .map(text -> text.substring(0, MAX_WORD_CHARACTERS) + "…")
                        .orElse(word))
                .toString();
    }
}
