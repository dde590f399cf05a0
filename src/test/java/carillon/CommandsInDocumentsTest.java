package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Whoever follows a document at night types what it says: every command in it exists, with these options. */
class CommandsInDocumentsTest {
    /** A line of an example, or code in a sentence; what runs the command may stand ahead of it. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)(?:^ {4}|`)(?:runuser -u \\S+ -- )?(?:java \\S*(?: \\S+)*? ?-jar \\S*carillon\\.jar|carillon) ([a-z][a-z-]*)([^`\\n]*)");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Map<String, CommandLine> COMMANDS =
            Carillon.commandLine().getSubcommands();

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> further = Files.list(Path.of("docs"))) {
            return Stream.concat(top, further).filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    private static List<MatchResult> commands(Path document) throws IOException {
        return COMMAND.matcher(Files.readString(document)).results().toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandExistsWithItsOptions(Path document) throws IOException {
        assertThat(commands(document)).allSatisfy(command -> {
            assertThat(COMMANDS).as(command.group()).containsKey(command.group(1));
            CommandLine.Model.CommandSpec known =
                    Objects.requireNonNull(COMMANDS.get(command.group(1))).getCommandSpec();
            assertThat(OPTION.matcher(command.group(2)).results().map(MatchResult::group))
                    .as(command.group())
                    .allSatisfy(option -> assertThat(known.optionsMap()).containsKey(option));
        });
    }

    @Test
    void everyCommandIsInTheDocuments() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path document : documents().toList()) {
            all.append(Files.readString(document));
        }
        assertThat(COMMANDS.keySet())
                .allSatisfy(name -> assertThat(all).containsPattern("(?:carillon |jar |`)" + name));
    }

    @Test
    void theHandbookNamesCommandsAtAll() throws IOException {
        assertThat(commands(Path.of("docs", "operations.md"))).hasSizeGreaterThan(8);
    }
}
