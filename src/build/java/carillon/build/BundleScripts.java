package carillon.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bundles what stands beside the pages, into the folder that it is given: the client, the service worker and the style sheets. It runs
 * the esbuild that was unpacked when the pages were bundled.
 */
final class BundleScripts {
    private static final Path ESBUILD = Path.of("node_modules", "@esbuild");
    private static final Set<String> PROGRAMS = Set.of("esbuild", "esbuild.exe");
    private static final String WEB = "src/main/web/";

    private BundleScripts() {}

    public static void main(String[] args) throws Exception {
        String esbuild = esbuild().toString();
        Path folder = Path.of(args[0]);
        // The client is a module; other people's pages load it as a plain script, where its names must stay its own.
        bundle(esbuild, WEB + "carillon.ts", folder.resolve("carillon.js"), "--format=iife");
        bundle(esbuild, WEB + "sw.ts", folder.resolve("sw.js"), "--format=esm");
        for (String styles : List.of("carillon.css", "other-pages.css")) {
            bundle(esbuild, WEB + styles, folder.resolve(styles));
        }
        bundle(esbuild, WEB + "page/tokens.css", folder.resolve("tokens.css"));
    }

    private static Path esbuild() throws IOException {
        try (Stream<Path> files = Files.walk(ESBUILD)) {
            return files.filter(file -> PROGRAMS.contains(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void bundle(String esbuild, String source, Path target, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(esbuild, source, "--bundle", "--minify", "--log-level=warning"));
        command.add("--outfile=" + target);
        command.addAll(List.of(options));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(source + " was not bundled");
        }
    }
}
