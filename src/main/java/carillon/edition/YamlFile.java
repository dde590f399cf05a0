package carillon.edition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as a tree with the line of each part, and the faults found in it so far. Scalars are kept as they were written: the
 * caller decides whether {@code 14:00} is a time or a number, not YAML.
 */
public final class YamlFile implements Faults {
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private List<Warning> warnings = List.of();
    private JsonNode root = JsonNodeFactory.instance.objectNode();

    private YamlFile(String name) {
        this.name = name;
    }

    /** Reads a file. Where that fails, {@link #faults} says why. */
    public static YamlFile read(Path path) {
        return read(path.toString(), () -> {
            if (Files.size(path) > MAX_BYTES) {
                throw new TooLarge();
            }
            return Files.readAllBytes(path);
        });
    }

    /** Reads the content of a file that came from elsewhere. */
    static YamlFile read(String name, byte[] content) {
        return read(name, () -> content);
    }

    private static YamlFile read(String name, Content content) {
        YamlFile file = new YamlFile(name);
        try {
            file.parse(content.bytes());
        } catch (TooLarge e) {
            file.addFault(0, Phrase.of("file-large"));
        } catch (NoSuchFileException e) {
            file.addFault(0, Phrase.of("file-missing"));
        } catch (CharacterCodingException e) {
            file.addFault(0, Phrase.of("file-not-utf8"));
        } catch (IOException e) {
            file.addFault(0, Phrase.of("file-unreadable", "reason", String.valueOf(e.getMessage())));
        }
        return file;
    }

    private interface Content {
        byte[] bytes() throws IOException;
    }

    /** A file is larger than any edition. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private void parse(byte[] bytes) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        warnings = YamlOddities.find(name, text);
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                addFault(0, Phrase.of("file-empty"));
                return;
            }
            root = tree(parser, "", 0);
            if (parser.nextToken() != null) {
                addFault(parser.currentTokenLocation().getLineNr(), Phrase.of("second-document"));
            }
        } catch (JsonProcessingException e) {
            if (!root.isObject()) {
                root = JsonNodeFactory.instance.objectNode(); // it was only the beginning of something
            }
            notYaml(e, text);
        }
    }

    /** Adds a fault at the place where the parser could not continue; its message names the place where it began. */
    private void notYaml(JsonProcessingException complaint, String text) {
        if (complaint.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            if (addFaultOfInvisibleIndent(text, marked.getProblemMark().getLine())) {
                return;
            }
            addFault(
                    marked.getProblemMark().getLine() + 1,
                    Phrase.of("not-yaml", "problem", String.valueOf(marked.getProblem())));
        } else if (complaint.getCause() instanceof ReaderException control) {
            long lineFeeds = text.codePoints()
                    .limit(control.getPosition())
                    .filter(character -> character == '\n')
                    .count();
            addFault((int) lineFeeds + 1, Phrase.of("control-character"));
        } else {
            addFault(
                    Math.max(0, complaint.getLocation().getLineNr()),
                    complaint instanceof TooDeep
                            ? Phrase.of("too-deep", "most", MAX_DEPTH)
                            : complaint instanceof StreamConstraintsException
                                    ? Phrase.of("too-much", "problem", complaint.getOriginalMessage())
                                    : Phrase.of("name-not-plain"));
        }
    }

    /** Adds a fault for the first line, up to the last given, that begins with an invisible sign. */
    private boolean addFaultOfInvisibleIndent(String text, int last) {
        List<String> lines =
                text.replaceFirst("^\uFEFF", "").lines().limit(last + 1L).toList();
        for (int i = 0; i < lines.size(); i++) {
            OptionalInt first =
                    lines.get(i).stripLeading().codePoints().limit(1).findFirst();
            if (first.isPresent() && InvisibleSigns.isInvisible(first.getAsInt())) {
                addFault(i + 1, Phrase.of("indent-sign", "sign", InvisibleSigns.named(first.getAsInt())));
                return true;
            }
        }
        return false;
    }

    /** A part is nested too deep. */
    private static final class TooDeep extends StreamConstraintsException {
        private static final long serialVersionUID = 1L;

        TooDeep(JsonLocation where) {
            super("nested too deep", where);
        }
    }

    /** Returns the line of the part at a JSON Pointer, from 1; 0 where there is none. */
    public int line(String pointer) {
        return lines.getOrDefault(pointer, 0);
    }

    private JsonNode tree(YAMLParser parser, String pointer, int depth) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        lines.putIfAbsent(pointer, line);
        if (depth > MAX_DEPTH) {
            throw new TooDeep(parser.currentTokenLocation());
        }
        if (parser.isCurrentAlias()) {
            addFault(line, Phrase.of("alias", "name", parser.getText()));
            return JsonNodeFactory.instance.textNode(parser.getText());
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, depth);
            case START_ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(tree(parser, pointer + "/" + array.size(), depth + 1));
                }
                yield array;
            }
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private ObjectNode object(YAMLParser parser, String pointer, int depth) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            String inner = pointer + "/" + member;
            parser.nextToken();
            if (object.has(member)) {
                addFault(
                        line,
                        Phrase.of("member-twice", "name", member, "line", Objects.requireNonNull(lines.get(inner))));
                // Under a name that no member has, so that the lines of the first stay what they are.
                tree(parser, inner + "/again on line " + line, depth + 1);
            } else {
                lines.put(inner, line);
                object.set(member, tree(parser, inner, depth + 1));
            }
        }
        return object;
    }

    /** Returns the file's root object. */
    public WrittenObject root() {
        return new WrittenObject(this, "", root);
    }

    /** Returns all faults so far, in the order of their lines. */
    public List<Fault> faults() {
        return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    /** Returns all warnings, in the order of their lines. */
    public List<Warning> warnings() {
        return warnings;
    }

    void addFault(int line, Phrase words) {
        faults.add(new Fault(name, line, "", words));
    }

    @Override
    public void addFaultAt(String pointer, Phrase words) {
        String known = pointer;
        while (!lines.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        faults.add(new Fault(name, lines.getOrDefault(known, 0), pointer, words));
    }
}
