package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell completes after {@code carillon}. */
class CompletionTest {
    @TempDir
    Path directory;

    private String completed(String... words) throws IOException, InterruptedException {
        StringWriter script = new StringWriter();
        Carillon.commandLine().setOut(new PrintWriter(script, true)).execute("generate-completion");
        String typed = String.join(" ", words);
        Path file = Files.writeString(
                directory.resolve("complete.sh"),
                script + "\nCOMP_WORDS=(" + typed + ")\nCOMP_CWORD=" + (words.length - 1)
                        + "\ncompopt() { :; }\n_complete_carillon\necho ${COMPREPLY[@]}\n");
        return Command.run(List.of("bash", file.toString())).strip();
    }

    @Test
    void bashCompletesCommandsOptionsAndTypes() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")));

        assertThat(completed("carillon", "po")).isEqualTo("post");
        assertThat(completed("carillon", "watch", "--on")).isEqualTo("--once");
        assertThat(completed("carillon", "post", "lyon", "slot.s").split(" ")).contains("slot.skipped", "slot.started");
    }
}
