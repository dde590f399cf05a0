package carillon.build.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/** Links a Java that has only what the jar needs. A JDK without {@code jmods} links from its own run-time image. */
final class RunTime {
    /**
     * What libraries would use only where somebody asks for it, and nobody here does: Vert.x compiles verticles from their source, and
     * Jackson and Micrometer know JavaBeans and Log4j.
     */
    private static final Set<String> NOT_USED = Set.of("java.compiler", "java.desktop");

    /** The words for dates in the languages of the pages, which are found by name. */
    private static final String LOCALES = "jdk.localedata";

    /**
     * These hold wherever this Java runs. A server without memory ends, and can be started again. Half of the memory of the machine or
     * of the container is for its heap, the other half for its buffers, its threads and PostgreSQL. Without performance data Java stays in
     * the working directory where it cannot come back to it, as another user in a folder that only root can enter: a file that is
     * named relative to that must not land in one of Java's own. What Java itself warns of goes to standard error, where a command's
     * output is not spoiled by it: whoever writes a token into a file wants nothing else there.
     */
    private static final String OPTIONS = String.join(
            " ",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxRAMPercentage=50",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:+DisplayVMOutputToStderr",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private RunTime() {}

    /**
     * Links the Java that the jar needs, into a folder that does not exist. In a process of its own: in this one jlink would use its
     * plug-ins in an order that varies from run to run, and so do the classes that it writes.
     */
    static void link(Path jar, Path folder) throws IOException, InterruptedException {
        Process jlink = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules=" + String.join(",", modules(jar)),
                        "--include-locales=en,fr,ar",
                        "--add-options=" + OPTIONS,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output=" + folder)
                .inheritIO()
                .start();
        if (jlink.waitFor() != 0) {
            throw new IOException("jlink failed; what it printed says why");
        }
    }

    private static Set<String> modules(Path jar) throws IOException {
        String needed =
                run("jdeps", "--multi-release=base", "--ignore-missing-deps", "--print-module-deps", jar.toString());
        Set<String> modules = new TreeSet<>(Set.of(needed.strip().split(",", -1)));
        modules.removeAll(NOT_USED);
        modules.add(LOCALES);
        return modules;
    }

    private static String run(String tool, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter printed = new PrintWriter(out);
        ToolProvider program = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new IOException("This Java has no " + tool + ": build with a JDK 25 that has it."));
        if (program.run(printed, printed, arguments) != 0) {
            throw new IOException(tool + " failed: " + out);
        }
        return out.toString();
    }
}
