package carillon.edition;

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
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as a tree that remembers the line of each of its parts, and the faults found in it so far. Every scalar is kept as
 * it was written: whether {@code 14:00} is a time or a number is for whoever asks for it to say, not for YAML.
 */
public final class YamlFile {
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

    /** Reads a file. What keeps it from being read is among its {@link #faults}. */
    public static YamlFile read(Path path) {
        YamlFile file = new YamlFile(path.toString());
        try {
            if (Files.size(path) > MAX_BYTES) {
                file.fault(0, "the file is larger than 1 MiB, which no edition needs");
            } else {
                file.parse(Files.readAllBytes(path));
            }
        } catch (NoSuchFileException e) {
            file.fault(0, "there is no such file");
        } catch (CharacterCodingException e) {
            file.fault(0, "the file is not UTF-8: save it again as UTF-8");
        } catch (IOException e) {
            file.fault(0, "the file cannot be read: " + e.getMessage());
        }
        return file;
    }

    private void parse(byte[] bytes) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        warnings = YamlOddities.of(name, text);
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                fault(0, "the file is empty");
                return;
            }
            root = tree(parser, "", 0);
            if (parser.nextToken() != null) {
                fault(
                        parser.currentTokenLocation().getLineNr(),
                        "a second document begins here, which nobody would read: take out the “---” or “...” ahead of it");
            }
        } catch (JsonProcessingException e) {
            if (!root.isObject()) {
                root = JsonNodeFactory.instance.objectNode(); // it was only the beginning of something
            }
            notYaml(e, text);
        }
    }

    /** The parser's own complaint names where it began to read; what helps is where it could not go on. */
    private void notYaml(JsonProcessingException complaint, String text) {
        if (complaint.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            if (invisibleLine(text, marked.getProblemMark().getLine())) {
                return;
            }
            fault(
                    marked.getProblemMark().getLine() + 1,
                    "this is not YAML: " + marked.getProblem()
                            + "; see to the indentation, quotes and brackets from here upwards");
        } else if (complaint.getCause() instanceof ReaderException control) {
            long lineFeeds = text.codePoints()
                    .limit(control.getPosition())
                    .filter(character -> character == '\n')
                    .count();
            fault((int) lineFeeds + 1, "a control character stands here: take it out");
        } else {
            fault(
                    Math.max(0, complaint.getLocation().getLineNr()),
                    complaint instanceof StreamConstraintsException
                            ? complaint.getOriginalMessage()
                            : "the name of a member is a plain word, as in “name: value”");
        }
    }

    /** Notes the first line, up to one, that does not begin where it seems to: what is wrong there, nobody could see. */
    private boolean invisibleLine(String text, int last) {
        List<String> lines =
                text.replaceFirst("^\uFEFF", "").lines().limit(last + 1L).toList();
        for (int i = 0; i < lines.size(); i++) {
            OptionalInt first =
                    lines.get(i).stripLeading().codePoints().limit(1).findFirst();
            if (first.isPresent() && InvisibleSigns.isInvisible(first.getAsInt())) {
                fault(
                        i + 1,
                        InvisibleSigns.named(first.getAsInt()) + " stands at the beginning of this line: take it out");
                return true;
            }
        }
        return false;
    }

    private JsonNode tree(YAMLParser parser, String pointer, int depth) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        lines.putIfAbsent(pointer, line);
        if (depth > MAX_DEPTH) {
            throw new StreamConstraintsException(
                    "this is nested more than " + MAX_DEPTH + " deep, which no file of ours needs",
                    parser.currentTokenLocation());
        }
        if (parser.isCurrentAlias()) {
            fault(line, "“*" + parser.getText() + "” stands for another part, which is not understood: write it out");
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
                fault(
                        line,
                        "“" + member + "” stands here twice, first on line " + lines.get(inner)
                                + ": keep one, or give the other another name");
                // Under a name that no member has, so that the lines of the first stay what they are.
                tree(parser, inner + "/again on line " + line, depth + 1);
            } else {
                lines.put(inner, line);
                object.set(member, tree(parser, inner, depth + 1));
            }
        }
        return object;
    }

    /** The file as a whole, to be read member by member. */
    public Fields fields() {
        return new Fields(this, "", root);
    }

    /** All faults so far, in the order of their lines. */
    public List<Fault> faults() {
        return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    /** What may not be meant, in the order of its lines. */
    public List<Warning> warnings() {
        return warnings;
    }

    void fault(int line, String sentence) {
        faults.add(new Fault(name, line, sentence));
    }

    void faultAt(String pointer, String sentence) {
        String known = pointer;
        while (!lines.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        fault(lines.getOrDefault(known, 0), sentence);
    }
}
