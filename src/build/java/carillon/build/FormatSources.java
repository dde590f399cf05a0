package carillon.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources ({@code --write}), or names those that are not formatted ({@code --check}). It is run from its source on the
 * JDK that compiles the program: the JDK that runs Maven may be older and cannot parse what the sources are written in.
 */
final class FormatSources {
    private static final PathMatcher SOURCES = FileSystems.getDefault().getPathMatcher("glob:src/*/java/**.java");

    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    private FormatSources() {}

    public static void main(String[] args) throws IOException {
        boolean writes = List.of(args).contains("--write");
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.filter(SOURCES::matches).toList().parallelStream()
                    .filter(file -> isChanged(file, writes))
                    .forEach(System.out::println);
        }
    }

    private static boolean isChanged(Path file, boolean writes) {
        try {
            String source = Files.readString(file);
            String formatted = format(source);
            if (writes && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return !formatted.equals(source);
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private static String format(String source) throws FormatterException {
        String imports = RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(source, STYLE));
        return FORMATTER.formatSource(imports);
    }
}
