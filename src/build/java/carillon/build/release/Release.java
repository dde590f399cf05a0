package carillon.build.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs the jar with a Java of its own, for machines that have none. {@code target/package} gets the unpacked Carillon, and
 * {@code target/release} what people download.
 */
final class Release {
    private static final Path WORK = Path.of("target", "package");
    private static final Path RELEASE = Path.of("target", "release");

    /** What CycloneDX's plugin writes. */
    private static final Path PARTS = Path.of("target", "bom.json");

    /** What somebody reads who has only the release; the links in it lead to each other. */
    static final List<String> READ = List.of("ARCHITECTURE.md", "CHANGELOG.md", "config", "docs");

    private Release() {}

    /** Takes the version, and the time that all files get. */
    public static void main(String[] args) throws Exception {
        String version = args[0];
        Instant time = Instant.parse(args[1]);
        if (!Files.exists(PARTS)) {
            System.err.println("There is no " + PARTS + ", the list of parts, which Maven does not write offline:"
                    + " call it without -o (--offline).");
            System.exit(1);
        }
        delete(WORK);
        delete(RELEASE);
        Files.createDirectories(RELEASE);
        Path home = home(time);
        String machine = machine();
        String name = "carillon-" + version;
        Tree archive = new Tree(time).add(name, home);
        try (OutputStream out = Files.newOutputStream(RELEASE.resolve(name + "-linux-" + machine + ".tar.gz"))) {
            archive.write(out);
        }
        new Deb(version, machine, time).write(RELEASE, home, WORK.resolve("control"));
        Path root = WORK.resolve("base");
        run(ProcessBuilder.Redirect.INHERIT, "sh", "src/package/base.sh", root.toString());
        new Image(version, machine, time)
                .write(RELEASE.resolve(name + "-image-" + machine + ".tar"), home, root, WORK.resolve("image"));
        Files.copy(PARTS, RELEASE.resolve(name + ".cdx.json"));
        String compose = Files.readString(Path.of("src", "package", "compose.yaml"));
        Files.writeString(RELEASE.resolve("compose.yaml"), compose.replace("${version}", version));
        Files.writeString(RELEASE.resolve("SHA256SUMS"), digests());
    }

    private static String digests() throws IOException, NoSuchAlgorithmException {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.list(RELEASE)) {
            for (Path file : files.sorted().toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                lines.append(HexFormat.of().formatHex(digest) + "  " + file.getFileName() + "\n");
            }
        }
        return lines.toString();
    }

    private static void run(ProcessBuilder.Redirect output, String... command)
            throws IOException, InterruptedException {
        if (new ProcessBuilder(command)
                        .inheritIO()
                        .redirectOutput(output)
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    /** Makes the folder that is unpacked somewhere and holds all that Carillon needs. */
    private static Path home(Instant time) throws IOException, InterruptedException {
        Path home = Files.createDirectories(WORK.resolve("home"));
        Path jar = Files.createDirectories(home.resolve("lib")).resolve("carillon.jar");
        Files.copy(Path.of("target", "carillon.jar"), jar);
        RunTime.link(jar, home.resolve("runtime"));
        Path script = Files.createDirectories(home.resolve("bin")).resolve("carillon");
        Files.writeString(
                script,
                Files.readString(Path.of("src", "package", "carillon.sh"))
                        .replace("${loader}", loader())
                        .replace("${machine}", machine()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(Path.of("LICENSE"), home.resolve("LICENSE"));
        for (String file : READ) {
            copy(Path.of(file), home.resolve(file));
        }
        Path completion = Files.createDirectories(home.resolve("completion")).resolve("carillon");
        run(
                ProcessBuilder.Redirect.to(completion.toFile()),
                home.resolve("runtime/bin/java").toString(),
                "-jar",
                jar.toString(),
                "generate-completion");
        setTimes(home, time);
        Path cache = jar.resolveSibling("carillon.aot");
        TrainingRun.record(home, cache, WORK.resolve("training"));
        return home;
    }

    private static String machine() {
        String java = System.getProperty("os.arch");
        return "aarch64".equals(java) ? "arm64" : java;
    }

    /** Returns what the kernel has load this Java: the interpreter that its program names. */
    private static String loader() {
        return "arm64".equals(machine()) ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2";
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void setTimes(Path folder, Instant time) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = List.of();
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
