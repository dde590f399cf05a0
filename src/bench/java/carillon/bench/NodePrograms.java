package carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The peers that are written for Node, with the packages that they need, where Node is. */
final class NodePrograms {
    /** Where they are installed, once; {@code mvn clean} takes them away. */
    static final Path DIRECTORY = Path.of("target", "bench-node").toAbsolutePath();

    private static final Path SOURCES = Path.of("src", "bench", "node");
    private static final String LOG = "npm.log";

    private NodePrograms() {}

    /**
     * Installs them where they are not yet.
     *
     * @return why there are none; empty where they can be started
     */
    static Optional<String> missing() throws IOException, InterruptedException {
        if (!onThePath("node") || !onThePath("npm")) {
            return Optional.of("no node and npm on the PATH");
        }
        Files.createDirectories(DIRECTORY);
        boolean installed = isInstalled();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.copy(source, DIRECTORY.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return installed || install()
                ? Optional.empty()
                : Optional.of("npm install failed, see " + DIRECTORY.resolve(LOG));
    }

    private static boolean onThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static boolean isInstalled() throws IOException {
        Path description = DIRECTORY.resolve("package.json");
        return Files.exists(DIRECTORY.resolve("node_modules").resolve(".package-lock.json"))
                && Files.exists(description)
                && Files.mismatch(description, SOURCES.resolve("package.json")) < 0;
    }

    private static boolean install() throws IOException, InterruptedException {
        return new ProcessBuilder(List.of("npm", "install", "--no-audit", "--no-fund", "--omit=dev"))
                        .directory(DIRECTORY.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(DIRECTORY.resolve(LOG).toFile())
                        .start()
                        .waitFor()
                == 0;
    }
}
