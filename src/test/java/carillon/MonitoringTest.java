package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.MonitoringFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alert rules and the dashboard fit to what is measured, and to the handbook. What they do is tried by {@code promtool}. */
class MonitoringTest {
    private static final Path HANDBOOK = Path.of("docs", "operations.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static List<JsonNode> alerts() throws IOException {
        JsonNode rules =
                new YAMLMapper().readTree(Files.readString(MonitoringFiles.FOLDER.resolve("carillon-rules.yaml")));
        return rules.at("/groups/0/rules").valueStream().toList();
    }

    @Test
    void everyAlertNamesASectionOfTheHandbookThatNamesIt() throws IOException {
        String handbook = Files.readString(HANDBOOK);
        List<String> anchors = HEADING.matcher(handbook)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
                .map(heading -> heading.replace(' ', '-'))
                .toList();

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String runbook = alert.at("/annotations/runbook").asText();
            assertThat(runbook).startsWith("docs/operations.md#");
            assertThat(anchors).contains(runbook.substring(runbook.indexOf('#') + 1));
            assertThat(handbook).contains("`" + alert.path("alert").asText() + "`");
        });
    }

    @Test
    void everyAlertIsTried() throws IOException {
        String tried = Files.readString(MonitoringFiles.FOLDER.resolve("carillon-rules-test.yaml"));

        assertThat(alerts())
                .allSatisfy(alert -> assertThat(tried)
                        .contains(
                                "alertname: " + alert.path("alert").asText(),
                                "\"" + alert.path("alert").asText()));
    }

    @Test
    void everyMetricIsExplainedInTheHandbook() throws IOException {
        String handbook = Files.readString(HANDBOOK);

        assertThat(MonitoringFiles.metrics().stream()
                        .filter(metric -> metric.startsWith("carillon_"))
                        .map(metric -> metric.replaceAll("_(bucket|count|sum)$", ""))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(8)
                .allSatisfy(metric -> assertThat(handbook).contains("`" + metric + "`"));
    }
}
