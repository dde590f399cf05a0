package carillon.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * Reads an object as a person or a program wrote it, member by member. A fault does not stop the reading: it is added to
 * the {@link Faults}, the caller gets nothing for that member and continues, so that one reading finds all faults.
 */
public final class WrittenObject {
    private final Faults faults;
    private final String pointer;
    private final JsonNode node;

    /** Names with an invisible sign, without it: these members are not missing, but misnamed. */
    private final Set<String> misnamed = new HashSet<>();

    WrittenObject(Faults faults, String pointer, JsonNode node) {
        this.faults = faults;
        this.pointer = pointer;
        this.node = node;
        if (!node.isObject()) {
            faults.addFaultAt(pointer, Phrase.of("not-an-object"));
        }
    }

    /** Reads an object that came as JSON; its faults are added to these. */
    static WrittenObject ofJson(JsonNode members, List<PartFault> faults) {
        return new WrittenObject(
                (pointer, words) -> faults.add(new PartFault(pointer, words)), "", WrittenJson.withTexts(members));
    }

    /** Adds a fault of this object as a whole, unless it is no object, which is a fault already. */
    void addFault(Phrase words) {
        if (node.isObject()) {
            faults.addFaultAt(pointer, words);
        }
    }

    /** Adds a fault of a member, which may be missing. */
    void addFault(String member, Phrase words) {
        if (node.isObject()) {
            faults.addFaultAt(pointer + "/" + member, words);
        }
    }

    /** Adds a fault of a member that only those who start a server write. */
    public void addFault(String member, String sentence) {
        addFault(member, Phrase.inEnglish(sentence));
    }

    /** Adds a fault for every member that is not one of these. */
    public void allowOnly(String... known) {
        allowOnly(List.of(known), name -> Optional.empty());
    }

    /**
     * Adds a fault for every member that is not one of these.
     *
     * @param advice returns a sentence for a name that is none of them, where it can say what is meant; those who start a server read it
     */
    public void allowOnly(List<String> known, Function<String, Optional<String>> advice) {
        Set<String> names = Set.copyOf(known);
        node.fieldNames().forEachRemaining(name -> {
            OptionalInt invisible = InvisibleSigns.firstIn(name);
            if (!names.contains(name) && invisible.isPresent()) {
                addFault(
                        name,
                        Phrase.of(
                                "name-invisible",
                                "name",
                                InvisibleSigns.without(name),
                                "sign",
                                InvisibleSigns.named(invisible.getAsInt())));
                misnamed.add(InvisibleSigns.without(name));
            } else if (!names.contains(name)) {
                addFault(
                        name,
                        advice.apply(name)
                                .map(Phrase::inEnglish)
                                .orElseGet(() ->
                                        Phrase.of("unknown-member", "name", name, "known", String.join(", ", known))));
            }
        });
    }

    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    /** Returns the text of a member, as it was written; nothing where it has none. */
    public Optional<String> word(String member) {
        return Optional.ofNullable(node.path(member).textValue());
    }

    /** Whether a member's value is this word. */
    public boolean isWord(String member, String word) {
        return node.path(member).asText().equals(word);
    }

    /** Reads a required text; where it is missing, adds a fault and returns an empty one. */
    public String text(String member) {
        return required(member, text -> text, Phrase.of("form-text"))
                .filter(text -> checkReadable(pointer + "/" + member, text))
                .orElse("");
    }

    /** Reads the texts of this object, whose members are languages. */
    public SequencedMap<Language, String> byLanguage() {
        SequencedMap<Language, String> texts = new LinkedHashMap<>();
        allowOnly("fr", "en", "ar");
        names().forEach(tag -> Language.of(tag).ifPresent(language -> texts.put(language, text(tag))));
        return texts;
    }

    /** Reads an optional text. */
    public Optional<String> optionalText(String member) {
        return optional(member, text -> text, Phrase.of("form-text"))
                .filter(text -> checkReadable(pointer + "/" + member, text));
    }

    /**
     * Reads a required scalar.
     *
     * @param parser throws an {@link IllegalArgumentException} or {@link java.time.DateTimeException} where it cannot read it
     * @param form what to write, for the sentence: “write {form}”
     */
    <T> Optional<T> required(String member, Function<String, T> parser, Phrase form) {
        if (misnamed.contains(member)) {
            return Optional.empty();
        }
        if (!has(member)) {
            addFault(member, Phrase.of("missing", "name", member, "form", form));
            return Optional.empty();
        }
        return optional(member, parser, form);
    }

    /** Reads a required scalar that only those who start a server write; the form is in English. */
    public <T> Optional<T> required(String member, Function<String, T> parser, String form) {
        return required(member, parser, Phrase.inEnglish(form));
    }

    /** Reads an optional scalar that only those who start a server write; the form is in English. */
    public <T> Optional<T> optional(String member, Function<String, T> parser, String form) {
        return optional(member, parser, Phrase.inEnglish(form));
    }

    /** Reads an optional scalar. */
    <T> Optional<T> optional(String member, Function<String, T> parser, Phrase form) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isTextual() && !value.asText().isBlank()) {
            try {
                return Optional.of(parser.apply(value.asText().strip()));
            } catch (MalformedValue e) {
                addFault(member, malformed(member, value.asText(), e.words()));
                return Optional.empty();
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                // The fault below says all that the exception does.
            }
        }
        addFault(
                member,
                value.isTextual()
                        ? malformed(member, value.asText(), advice(value.asText(), form))
                        : Phrase.of("malformed-other", "name", member, "form", form));
        return Optional.empty();
    }

    /** Says what to write instead of a malformed text; an invisible sign, which may be the reason, is named. */
    private static Phrase advice(String text, Phrase form) {
        OptionalInt invisible = InvisibleSigns.firstIn(text.replaceAll("\\s", ""));
        return invisible.isPresent()
                ? Phrase.of("write-without-sign", "sign", InvisibleSigns.named(invisible.getAsInt()), "form", form)
                : Phrase.of("write", "form", form);
    }

    private static Phrase malformed(String member, String text, Phrase advice) {
        return Phrase.of("malformed", "name", member, "value", text, "advice", advice);
    }

    /** Reads an optional object; an absent one is empty. */
    public WrittenObject object(String member) {
        JsonNode value = node.path(member);
        boolean absent = value.isMissingNode() || value.isNull();
        return new WrittenObject(
                faults, pointer + "/" + member, absent ? JsonNodeFactory.instance.objectNode() : value);
    }

    /** Returns this object without a member, which is read already. */
    WrittenObject without(String member) {
        return node instanceof ObjectNode object
                ? new WrittenObject(faults, pointer, object.deepCopy().without(member))
                : this;
    }

    /** Reads the members of an optional object, by name, in the order written. */
    public SequencedMap<String, WrittenObject> objects(String member) {
        SequencedMap<String, WrittenObject> objects = new LinkedHashMap<>();
        WrittenObject parent = object(member);
        for (Map.Entry<String, JsonNode> property : parent.node.properties()) {
            String name = property.getKey();
            objects.put(name, new WrittenObject(faults, parent.pointer + "/" + name, property.getValue()));
        }
        return objects;
    }

    /** Lists the names of the members, in the order written. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Reads the objects of an optional list. */
    public List<WrittenObject> list(String member) {
        List<WrittenObject> objects = new ArrayList<>();
        elements(member).forEach((at, element) -> objects.add(new WrittenObject(faults, at, element)));
        return objects;
    }

    /** Reads the texts of an optional list. */
    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        elements(member).forEach((at, element) -> {
            if (element.isTextual() && !element.asText().isBlank()) {
                String text = element.asText().strip();
                if (checkReadable(at, text)) {
                    texts.add(text);
                }
            } else {
                faults.addFaultAt(at, Phrase.of("text-expected"));
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
            addFault(member, Phrase.of("list-expected", "name", member));
        }
        return elements;
    }

    /** Reads an optional web address. */
    public Optional<WebAddress> link(String member) {
        return optional(member, WebAddress::parse, Phrase.of("form-address"));
    }

    /** Reads the web addresses of an optional object, by kind, in the order written. */
    public SequencedMap<String, WebAddress> links(String member) {
        SequencedMap<String, WebAddress> links = new LinkedHashMap<>();
        WrittenObject addresses = object(member);
        addresses.names().stream()
                .filter(kind -> checkReadable(addresses.pointer + "/" + kind, kind))
                .forEach(kind -> addresses.link(kind).ifPresent(link -> links.put(kind, link)));
        return links;
    }

    /** Checks that people can read a text, and adds a fault otherwise, which does not repeat a text that could reorder it. */
    private boolean checkReadable(String at, String text) {
        Optional<Phrase> fault = switch (ReadableText.faultOf(text)) {
            case NONE -> Optional.empty();
            case BLANK -> Optional.of(Phrase.of("text-blank"));
            case SIGNS -> Optional.of(Phrase.of("text-signs"));
            case REORDERS -> Optional.of(Phrase.of("text-reorders"));
            case MARKS -> Optional.of(Phrase.of("text-marks", "most", ReadableText.MAX_MARKS));
        };
        fault.ifPresent(words -> faults.addFaultAt(at, words));
        return fault.isEmpty();
    }
}
