package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * One object of a {@link YamlFile}, read member by member. Nothing here stops at a fault: each is noted where it stands, the caller
 * gets nothing for that member and reads on, so that one reading finds them all.
 */
public final class Fields {
    private final YamlFile file;
    private final String pointer;
    private final JsonNode node;

    /** Names that nobody can see to be others; what is under them is there, and only misnamed. */
    private final Set<String> misnamed = new HashSet<>();

    Fields(YamlFile file, String pointer, JsonNode node) {
        this.file = file;
        this.pointer = pointer;
        this.node = node;
        if (!node.isObject()) {
            file.faultAt(pointer, "members are expected here, such as “name: value”");
        }
    }

    /** Notes a fault of this object as a whole; one that is no object has had its fault already. */
    public void fault(String sentence) {
        if (node.isObject()) {
            file.faultAt(pointer, sentence);
        }
    }

    /** Notes a fault of one member, whether or not it is there. */
    public void fault(String member, String sentence) {
        if (node.isObject()) {
            file.faultAt(pointer + "/" + member, sentence);
        }
    }

    /** Notes every member that is none of these. */
    public void only(String... known) {
        Set<String> names = Set.of(known);
        node.fieldNames().forEachRemaining(name -> {
            OptionalInt invisible = InvisibleSigns.firstIn(name);
            if (!names.contains(name) && invisible.isPresent()) {
                fault(
                        name,
                        "the name “" + InvisibleSigns.without(name) + "” has "
                                + InvisibleSigns.named(invisible.getAsInt()) + " in it: take it out");
                misnamed.add(InvisibleSigns.without(name));
            } else if (!names.contains(name)) {
                fault(name, "“" + name + "” is not known here; known are " + String.join(", ", known));
            }
        });
    }

    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    /** Whether a member is just that word. */
    public boolean isWord(String member, String word) {
        return node.path(member).asText().equals(word);
    }

    /** A text that must be there; empty, and a fault noted, where it is not. */
    public String text(String member) {
        return required(member, text -> text, "a text")
                .filter(text -> isReadable(pointer + "/" + member, text))
                .orElse("");
    }

    /** A text that may be absent. */
    public Optional<String> optionalText(String member) {
        return optional(member, text -> text, "a text").filter(text -> isReadable(pointer + "/" + member, text));
    }

    /**
     * A scalar that must be there.
     *
     * @param parser throws an {@link IllegalArgumentException} or {@link java.time.DateTimeException} where it cannot read it
     * @param form what to write, for the sentence: “write {form}”
     */
    public <T> Optional<T> required(String member, Function<String, T> parser, String form) {
        if (misnamed.contains(member)) {
            return Optional.empty();
        }
        if (!has(member)) {
            fault(member, "“" + member + "” is missing: write " + form);
            return Optional.empty();
        }
        return optional(member, parser, form);
    }

    /** A scalar that may be absent. */
    public <T> Optional<T> optional(String member, Function<String, T> parser, String form) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isTextual() && !value.asText().isBlank()) {
            try {
                return Optional.of(parser.apply(value.asText().strip()));
            } catch (MalformedValue e) {
                fault(member, "“" + member + "” cannot be “" + value.asText() + "”: " + e.advice());
                return Optional.empty();
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                // The sentence below says all that this one would.
            }
        }
        fault(
                member,
                "“" + member + "” cannot be "
                        + (value.isTextual() ? instead(value.asText(), form) : "that: write " + form));
        return Optional.empty();
    }

    /** What to do about a text that is not of a form; where nobody can see why, that. */
    private static String instead(String text, String form) {
        OptionalInt invisible = InvisibleSigns.firstIn(text.replaceAll("\\s", ""));
        return "“" + text + "”: "
                + (invisible.isPresent()
                        ? "take " + InvisibleSigns.named(invisible.getAsInt()) + " out of it, and write " + form
                        : "write " + form);
    }

    /** An object that may be absent, and then is empty. */
    public Fields object(String member) {
        JsonNode value = node.path(member);
        boolean absent = value.isMissingNode() || value.isNull();
        return new Fields(file, pointer + "/" + member, absent ? JsonNodeFactory.instance.objectNode() : value);
    }

    /** The members of an object that may be absent, by name, in the order written. */
    public SequencedMap<String, Fields> objects(String member) {
        SequencedMap<String, Fields> objects = new LinkedHashMap<>();
        Fields of = object(member);
        for (Map.Entry<String, JsonNode> one : of.node.properties()) {
            objects.put(one.getKey(), new Fields(file, of.pointer + "/" + one.getKey(), one.getValue()));
        }
        return objects;
    }

    /** The names of the members, in the order written. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The objects of a list that may be absent. */
    public List<Fields> list(String member) {
        List<Fields> objects = new ArrayList<>();
        elements(member).forEach((at, element) -> objects.add(new Fields(file, at, element)));
        return objects;
    }

    /** The texts of a list that may be absent. */
    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        elements(member).forEach((at, element) -> {
            if (element.isTextual() && !element.asText().isBlank()) {
                String text = element.asText().strip();
                if (isReadable(at, text)) {
                    texts.add(text);
                }
            } else {
                file.faultAt(at, "a text is expected here");
            }
        });
        return texts;
    }

    private SequencedMap<String, JsonNode> elements(String member) {
        SequencedMap<String, JsonNode> elements = new LinkedHashMap<>();
        JsonNode list = node.path(member);
        if (list.isArray()) {
            for (int i = 0; i < list.size(); i++) {
                elements.put(pointer + "/" + member + "/" + i, list.get(i));
            }
        } else if (has(member)) {
            fault(member, "“" + member + "” is a list: write [a, b] or a line with “- ” for each");
        }
        return elements;
    }

    /** The address of a page that may be absent. */
    public Optional<WebAddress> link(String member) {
        return optional(member, WebAddress::parse, "a whole address, such as https://example.org/page");
    }

    /** The addresses under a member that may be absent, by kind, in the order written. */
    public SequencedMap<String, WebAddress> links(String member) {
        SequencedMap<String, WebAddress> links = new LinkedHashMap<>();
        Fields of = object(member);
        of.names().stream()
                .filter(kind -> isReadable(of.pointer + "/" + kind, kind))
                .forEach(kind -> of.link(kind).ifPresent(link -> links.put(kind, link)));
        return links;
    }

    /** Whether people can read it; where not, that is noted. The sentence does not repeat it, or would be turned round itself. */
    private boolean isReadable(String at, String text) {
        String sentence = switch (ReadableText.faultOf(text)) {
            case NONE -> "";
            case BLANK -> "nothing can be seen of the text here: write one";
            case SIGNS -> "the text here holds a sign that no text needs, such as a tag character: write it anew";
            case REORDERS ->
                "the text here turns letters round, or leaves a direction open: write it without signs of direction";
            case MARKS ->
                "more than " + ReadableText.MAX_MARKS + " marks stand on one letter of the text here: take some out";
        };
        if (!sentence.isEmpty()) {
            file.faultAt(at, sentence);
        }
        return sentence.isEmpty();
    }
}
