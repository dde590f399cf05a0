package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process whose locale has no letters but those of ASCII, as services often have. */
class LocaleIT {
    private static final int END_SECONDS = 60;

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
                "exec \"$JAVA\" -XX:TieredStopAtLevel=1 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar target/carillon.jar "
                        + arguments);
        shell.environment().put("LC_ALL", "C");
        shell.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(said)
                    .contains("this process has no letters but those of ")
                    .contains("start it with LC_ALL=C.UTF-8");
            assertThat(said).doesNotContain("there is no such file", "There is no settings file", "Exception");
        } finally {
            process.destroyForcibly();
        }
    }
}
