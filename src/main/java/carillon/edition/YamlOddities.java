package carillon.edition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Finds what YAML silently leaves out although its author may mean it: the rest of a line behind “ #” (YAML 1.2, 6.6), a word with “!”
 * or “&” ahead of a value (6.9), and the text behind a comma between braces (7.4.2). It examines the tokens, so that quotes and blocks
 * have their meaning, up to the first syntax error.
 */
final class YamlOddities {
    /** Matches a comment that may be a hashtag: comments usually have a space behind the sign. */
    private static final Pattern HASHTAG = Pattern.compile("[ \\t]*(#[\\p{L}\\p{N}][^\\s,\\]}]*)");

    /** The tokens behind which a value stands, or may be meant to. */
    private static final Set<Token.ID> AHEAD_OF_TEXT = Set.of(
            Token.ID.Scalar,
            Token.ID.Value,
            Token.ID.BlockEntry,
            Token.ID.FlowEntry,
            Token.ID.FlowSequenceStart,
            Token.ID.Tag,
            Token.ID.Anchor,
            Token.ID.Alias);

    /** Matches the tags that programs write, and that change nothing. */
    private static final Pattern PLAIN_TAG =
            Pattern.compile("!!(?:str|int|float|bool|null|map|seq|set|omap|timestamp|binary)");

    /** The most characters of a word in a warning. */
    private static final int MAX_WORD = 80;

    /** The most warnings of a file. */
    private static final int MAX_WARNINGS = 100;

    private final String file;
    private final int[] text;
    private final List<Warning> warnings = new ArrayList<>();
    private final Deque<Token.ID> brackets = new ArrayDeque<>();
    private Token.@Nullable ID last;
    private @Nullable Token name;

    private YamlOddities(String file, String text) {
        this.file = file;
        this.text = text.codePoints().toArray();
    }

    /** Returns the warnings for a file, in the order of their lines. */
    static List<Warning> find(String file, String text) {
        YamlOddities oddities = new YamlOddities(file, text);
        oddities.scan(new ScannerImpl(new StreamReader(text), new LoaderOptions()));
        return List.copyOf(oddities.warnings);
    }

    private void scan(ScannerImpl scanner) {
        try {
            while (!scanner.checkToken(Token.ID.StreamEnd)) {
                Token token = scanner.getToken();
                nameWithoutValue(token);
                lostWord(token);
                lostComment(token);
                last = token.getTokenId();
            }
        } catch (YAMLException e) {
            // A syntax error is a fault, which YamlFile finds too.
        }
    }

    private void lostComment(Token token) {
        if (!AHEAD_OF_TEXT.contains(token.getTokenId()) || isBlock(token)) {
            return;
        }
        Matcher comment = HASHTAG.matcher(restOfLine(token.getEndMark()));
        if (comment.lookingAt()) {
            warn(
                    token.getEndMark(),
                    "“" + comment.group(1) + "” and what follows on this line is not read, since “#” begins a comment:"
                            + " put the whole text in quotes, or a space behind the “#” of a comment");
        }
    }

    /** Whether a token is a block of text, which ends where the next line begins; that line may well be a comment. */
    private static boolean isBlock(Token token) {
        return token.getEndMark().getColumn() == 0;
    }

    private void lostWord(Token token) {
        boolean tag = token.getTokenId() == Token.ID.Tag;
        if (tag || token.getTokenId() == Token.ID.Anchor) {
            String word = written(token);
            if (!tag || !PLAIN_TAG.matcher(word).matches()) {
                warn(
                        token.getStartMark(),
                        "“" + word + "” is not read, since “" + word.charAt(0)
                                + "” begins a word for programs: put the whole text in quotes, or take that word out");
            }
        }
    }

    /** Warns of a name without a value: within braces, YAML takes the text behind a comma for one. */
    private void nameWithoutValue(Token token) {
        Token.ID id = token.getTokenId();
        boolean ends = id == Token.ID.FlowEntry || id == Token.ID.FlowMappingEnd;
        if (name != null && ends) {
            String word = written(name);
            warn(
                    name.getStartMark(),
                    "“" + word + "” is taken for a name without a value: where a comma belongs to the text ahead of it,"
                            + " put that whole text in quotes");
        }
        boolean begins = last == Token.ID.FlowEntry || last == Token.ID.FlowMappingStart;
        name = id == Token.ID.Scalar && begins && brackets.peek() == Token.ID.FlowMappingStart ? token : null;
        switch (id) {
            case FlowMappingStart, FlowSequenceStart -> brackets.push(id);
            case FlowMappingEnd, FlowSequenceEnd -> brackets.poll();
            default -> {}
        }
    }

    private void warn(Mark at, String sentence) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new Warning(file, at.getLine() + 1, sentence));
        }
    }

    private String written(Token token) {
        int from = token.getStartMark().getIndex();
        return between(from, Math.min(from + MAX_WORD, token.getEndMark().getIndex()));
    }

    /** Returns at most {@link #MAX_WORD} signs: a file may be one long line with a token at every second sign. */
    private String restOfLine(Mark mark) {
        int end = mark.getIndex();
        int last = Math.min(text.length, end + MAX_WORD);
        while (end < last && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return between(mark.getIndex(), end);
    }

    private String between(int from, int to) {
        return java.util.Arrays.stream(text, from, Math.max(from, to))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
