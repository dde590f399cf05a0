package carillon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    private static final int END_SECONDS = 60;
    private static final String SENTENCE = "this process has no letters but those of US-ASCII: start it with LC_ALL=C.UTF-8";

    @ParameterizedTest
    @ValueSource(strings = {"été.yaml", "données", "a/Zoé/b", "قاعة", "\uFFFD\uFFFDt.yaml", "🔔"})
    void aNameThatTheProcessCannotHoldIsSaidSo(String name) {
        assertThatThrownBy(() -> FileNames.path(name, StandardCharsets.US_ASCII)).hasMessageStartingWith(SENTENCE);
    }

    @Test
    void anyOtherNameIsAPath() {
        assertThat(FileNames.path("a/b.yaml", StandardCharsets.US_ASCII)).isEqualTo(Path.of("a/b.yaml"));
        assertThat(FileNames.path("data", StandardCharsets.UTF_8)).isEqualTo(Path.of("data"));
    }

    /** Octal, so that the letters of the process that runs these tests are of no concern. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check $(printf '\\303\\251t\\303\\251.yaml')",
                "serve --data $(printf 'donn\\303\\251es') --edition $(printf '\\303\\251t\\303\\251.yaml')",
                "serve --config $(printf '\\303\\251t\\303\\251.yaml')"
            })
    void underTheLocaleOfCTheCommandLineSaysIt(String arguments) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$JAVA\" -XX:TieredStopAtLevel=1 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp \"$CLASSES\" "
                        + "carillon.Carillon " + arguments);
        shell.environment().put("LC_ALL", "C");
        shell.environment().put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        shell.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("this process has no letters but those of ").contains("start it with LC_ALL=C.UTF-8");
            assertThat(said).doesNotContain("there is no such file", "There is no settings file", "Exception");
        } finally {
            process.destroyForcibly();
        }
    }
}
