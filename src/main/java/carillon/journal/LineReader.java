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
 * Reads the journal's lines, also those of a newer version. Whatever is in the journal was accepted, so nothing in it keeps
 * this version from reading on:
 *
 * <ul>
 *   <li>a kind of statement or of author that it does not know, and a kind it knows with members it cannot read, give
 *       {@link Statement.Unknown};
 *   <li>of a kind it knows with members that it does not, the others are read.
 * </ul>
 *
 * <p>Each is said in the log once, not once a line, and only so many of them. Any thread may read.
 */
final class LineReader {
    private static final System.Logger LOG = System.getLogger(LineReader.class.getName());

    /** A database could hold as many unknown words as it has lines. */
    static final int MAX_SAID = 100;

    private static final int MAX_WORD_CHARACTERS = 64;

    /** Sessions that are known by their text; whoever comes after so many is read anew each time. */
    private static final int MAX_AUTHORS = 10_000;

    private static final ObjectMapper MAPPER =
            StatementJson.mapper().addModule(new KnownIds()).build();

    private static final Map<Class<?>, ObjectReader> READERS =
            Map.of(Statement.class, MAPPER.readerFor(Statement.class), Author.class, MAPPER.readerFor(Author.class));

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Map<String, Author> authors = new ConcurrentHashMap<>();

    Entry entry(Line line) {
        Author by = author(line);
        Statement statement = by instanceof Author.Unknown
                ? new Statement.Unknown(word(line.statement(), "type"), line.statement())
                : statement(line);
        return new Entry(line.seq(), line.id(), line.at(), by, statement, line.claimed());
    }

    /** Few say much: the same text gives the same object. */
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
                        .map(known -> sayMembers(known, line.by(), "author " + quoted(word(line.by(), "kind")), line)))
                .orElseGet(() -> {
                    say(
                            "what authors of the kind %s say: it changes nothing here"
                                    .formatted(quoted(word(line.by(), "kind"))),
                            line);
                    return new Author.Unknown(line.by());
                });
    }

    private Statement statement(Line line) {
        return read(line.statement(), Statement.class)
                .or(() -> readKnownMembers(line.statement(), Statement.class)
                        .map(known -> sayMembers(known, line.statement(), quoted(known.type()), line)))
                .orElseGet(() -> {
                    String type = word(line.statement(), "type");
                    say("entries of the kind %s: they change nothing here".formatted(quoted(type)), line);
                    return new Statement.Unknown(type, line.statement());
                });
    }

    /** Reads exactly what this version writes; nothing where there is anything that it does not know, or cannot read. */
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

    /** Reads the members that this version knows and passes over any others; nothing where it cannot read one of these. */
    private static <T> Optional<T> readKnownMembers(String json, Class<T> type) {
        try {
            return Optional.ofNullable(reader(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private <T> T sayMembers(T known, String json, String kind, Line line) {
        JsonNode all = StatementJson.tree(json);
        Set<String> members = Stream.of(known.getClass().getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        all.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name) && !name.equals("type") && !name.equals("kind")) {
                say("the member %s of %s: the others count".formatted(quoted(name), kind), line);
            }
        });
        return known;
    }

    private void say(String what, Line line) {
        if (said.size() < MAX_SAID && said.add(what)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the journal holds what this version cannot read, first at {0}: {1}. It is kept and passed on{2}",
                    Long.toString(line.seq()),
                    what,
                    said.size() < MAX_SAID ? "" : "; of more such, nothing is said");
        }
    }

    private static String word(String json, String name) {
        return StatementJson.textOf(json, name).orElse("");
    }

    /** Cut off, and on one line whatever is in it. */
    private static String quoted(String word) {
        return TextNode.valueOf(Optional.of(word)
                        .filter(all -> all.length() > MAX_WORD_CHARACTERS)
                        .map(all -> all.substring(0, MAX_WORD_CHARACTERS) + "…")
                        .orElse(word))
                .toString();
    }
}
