package carillon.terminal;

import carillon.edition.CityId;
import carillon.edition.NearestWords;
import carillon.statement.Checks;
import carillon.statement.Minutes;
import carillon.statement.Options;
import carillon.statement.StatementKinds;
import carillon.statement.Turn;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement as it was typed, ready to be posted. Whether it makes sense is for the server to judge.
 *
 * @param collection the last part of the address that it is posted at, ahead of its id
 * @param body what is posted
 */
public record TypedStatement(String collection, ObjectNode body) {
    /** Members that every kind may have beside its own. */
    public static final List<String> OF_ANY_KIND = List.of("observedAt", "seen");

    private static final String OBSERVED_AT = "observedAt";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String WHOLE_NUMBER = "-?\\d{1,9}";

    /**
     * Reads a statement.
     *
     * @param about the city or the milestone; cities apart by commas, or {@code all}
     * @param values what its kind must have, in the order of its form
     * @param options what it may have, by the names of the members
     * @throws WrongUsage where there is no such kind, or it takes something else
     */
    public static TypedStatement read(String about, String type, List<String> values, Map<String, String> options)
            throws WrongUsage {
        List<PostForm> kinds = PostForm.OF_ALL_KINDS.stream()
                .filter(form -> form.type().equals(type))
                .toList();
        if (kinds.isEmpty()) {
            throw new WrongUsage("There is no type “" + type + "”. "
                    + NearestWords.sentence(type, PostForm.OF_ALL_KINDS.stream().map(PostForm::type))
                    + " carillon post --help lists all types.");
        }
        PostForm form = kinds.stream()
                .filter(kind -> kind.values().size() == values.size())
                .findFirst()
                .orElseThrow(() -> new WrongUsage(kinds.stream()
                        .map(kind -> "carillon post " + kind.usage())
                        .collect(Collectors.joining(", or ", "Type ", ". Put a text of several words in quotes."))));
        return new TypedStatement(form.collection(), body(form, about, values, options));
    }

    private static ObjectNode body(PostForm form, String about, List<String> values, Map<String, String> options)
            throws WrongUsage {
        ObjectNode body = JSON.createObjectNode().put("type", form.type());
        if (form.isForCities()) {
            if (!about.equals(PostForm.ALL)) {
                body.set("cities", list(about));
            }
        } else if (form.about().isPresent()) {
            body.put(form.about().get().getName(), about);
        } else if (!about.equals(PostForm.ALL)) {
            throw new WrongUsage("A " + form.type() + " is about no city: type carillon post " + form.usage() + ".");
        }
        for (int i = 0; i < values.size(); i++) {
            RecordComponent member = form.values().get(i);
            body.set(member.getName(), json(member, values.get(i)));
        }
        Set<String> taken =
                form.options().stream().map(RecordComponent::getName).collect(Collectors.toSet());
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!taken.contains(option.getKey()) && !OF_ANY_KIND.contains(option.getKey())) {
                throw new WrongUsage("A " + form.type() + " takes no " + PostForm.option(option.getKey())
                        + ": type carillon post " + form.usage() + ".");
            }
        }
        for (RecordComponent member : form.options()) {
            if (options.containsKey(member.getName())) {
                body.set(member.getName(), json(member, options.get(member.getName())));
            }
        }
        if (options.containsKey(OBSERVED_AT)) {
            requireInstant(PostForm.option(OBSERVED_AT), options.get(OBSERVED_AT));
        }
        OF_ANY_KIND.stream().filter(options::containsKey).forEach(name -> body.put(name, options.get(name)));
        return body;
    }

    /** Reads a value; one that is not of its type goes as a text, which the server refuses with its sentence. */
    private static JsonNode json(RecordComponent member, String typed) throws WrongUsage {
        Class<?> type = member.getType();
        if (PostForm.isFlag(member)) {
            return BooleanNode.TRUE;
        } else if ((type == int.class || type == Minutes.class) && typed.matches(WHOLE_NUMBER)) {
            return JSON.getNodeFactory().numberNode(Integer.parseInt(typed));
        } else if (StatementKinds.isListOf(CityId.class, member)) {
            return list(typed);
        } else if (type == Instant.class) {
            requireInstant("“" + member.getName() + "”", typed);
        } else if (type == JsonNode.class) {
            return parsed(typed).orElseGet(() -> TextNode.valueOf(typed));
        } else if (type == Checks.class || type == Options.class || StatementKinds.isListOf(Turn.class, member)) {
            return parsed(typed)
                    .orElseThrow(() -> new WrongUsage("“" + member.getName()
                            + "” is written as JSON (docs/protocol.md, “Posting”), in single quotes: " + typed
                            + " is none."));
        }
        return TextNode.valueOf(typed);
    }

    /** The server knows neither how the option is called nor that somebody typed a mere time of day. */
    private static void requireInstant(String name, String typed) throws WrongUsage {
        try {
            OffsetDateTime.parse(typed);
        } catch (DateTimeParseException e) {
            throw new WrongUsage(name + " takes the date, the time and its offset from UTC, such as"
                    + " 2017-03-04T18:05:00+01:00: “" + typed + "” is not of that form.");
        }
    }

    private static Optional<JsonNode> parsed(String typed) {
        try {
            JsonNode json = JSON.readTree(typed);
            return json.isMissingNode() ? Optional.empty() : Optional.of(json);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ArrayNode list(String typed) {
        ArrayNode list = JSON.createArrayNode();
        Stream.of(typed.split(",", -1)).map(String::strip).forEach(list::add);
        return list;
    }
}
