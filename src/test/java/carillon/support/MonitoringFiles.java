package carillon.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The alert rules and the dashboard. */
public final class MonitoringFiles {
    public static final Path FOLDER = Path.of("docs", "monitoring");

    private static final Pattern METRIC = Pattern.compile("\\b(?:carillon|http_server|jvm)_[a-z_]+");

    private MonitoringFiles() {}

    /** Returns the metrics that they name, each by the name that it has in {@code /metrics}. */
    public static List<String> metrics() throws IOException {
        TreeSet<String> metrics = new TreeSet<>();
        for (String file : List.of("carillon-rules.yaml", "carillon-dashboard.json")) {
            METRIC.matcher(Files.readString(FOLDER.resolve(file)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(metrics::add);
        }
        return List.copyOf(metrics);
    }
}
