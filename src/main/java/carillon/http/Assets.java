package carillon.http;

import carillon.edition.Edition;
import carillon.edition.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every file that is served, under its address, read once when the server starts. What the pages load stands under {@code /web/};
 * the others may link to it, and are given the address that carries the hash of what it leads to.
 */
public final class Assets {
    /** The one page for which all others stand: what is in it depends on the address. */
    static final String SHELL = "/";

    private static final String FOLDER = "/web/";

    /** Which address has a file of the class path's folder, whose name there is the last part. */
    private static final List<String> ADDRESSES = List.of(
            Routes.API + "/asyncapi.yaml",
            Routes.API + "/openapi.yaml",
            "/carillon.js",
            "/web/carillon.css",
            "/web/icon-192.png",
            "/web/icon-512.png",
            "/web/icon-maskable-512.png",
            "/web/icon-maskable.svg",
            "/web/icon.svg",
            "/web/pages.js",
            "/web/pages.js.map",
            "/web/tokens.css");

    private static final String PAGES = FOLDER + "pages.js";
    private static final String SHELL_NAME = "index.html";
    private static final String SHELL_EDITION = "%EDITION%";
    private static final String SHELL_PARTS = "%PARTS%";

    /** The languages of the edition, the first being the one that a file is in where nobody has asked for another. */
    private static final String LANGUAGES = "%LANGUAGES%";

    static final String LANGUAGE = "%LANGUAGE%";
    static final String DIRECTION = "%DIRECTION%";

    private static final String MANIFEST = "/manifest.webmanifest";

    /** The service worker keeps a shell and all that its pages load, and so has the shell's hash for a version. */
    static final String SERVICE_WORKER = "/sw.js";

    private static final String SHELL_HASH = "%SHELL%";
    private static final String FILES = "%FILES%";

    /** The example for other people's pages follows the edition that is served, in place of the one in its file. */
    static final String EXAMPLE = "/example.html";

    private static final String EXAMPLE_EDITION = "nuit-du-code-citoyen-2017";

    /** Stands ahead of every address in a file: where this server is below a path, that path. */
    private static final String BASE = "%BASE%";

    private static final Pattern LINK = Pattern.compile("\"" + BASE + "(/web/[A-Za-z0-9._-]+)\"");
    private static final Pattern LINKED = Pattern.compile("\"([^\"]*/web/[^\"]+)\"");

    private final Map<String, Asset> assets;
    private final Scripts scripts;
    private final BasePath base;

    private Assets(BasePath base, Map<String, Asset> assets, Scripts scripts) {
        this.base = base;
        this.assets = Map.copyOf(assets);
        this.scripts = scripts;
    }

    /** The same for a server at the root of its address. */
    static Assets read(Edition edition) {
        return read(edition, BasePath.ROOT);
    }

    /**
     * Reads all of them, for a server of that edition. This takes a while, and no event loop's time.
     *
     * @param base the path that every address in them begins with
     * @throws IllegalStateException where one is missing, or links to what is not there
     */
    public static Assets read(Edition edition, BasePath base) {
        Map<String, Asset> assets = new HashMap<>();
        Scripts scripts = Scripts.of(
                PAGES, address -> file(address, assets).identity().bytes().toString());
        Stream.concat(
                        ADDRESSES.stream().filter(address -> address.startsWith(FOLDER)),
                        scripts.parts().map(part -> part + ".map"))
                .forEach(address -> file(address, assets));
        Map<String, Asset> linked = Map.copyOf(assets);
        ADDRESSES.stream()
                .filter(address -> !address.startsWith(FOLDER))
                .forEach(address -> assets.put(address, asset(name(address), linking(name(address), base, linked))));
        String manifest = linking(name(MANIFEST), base, linked);
        assets.put(MANIFEST, asset(name(MANIFEST), filled(name(MANIFEST), manifest, Manifest.gaps(edition))));
        String shell = shell(edition, base, scripts, linked);
        Asset asset = asset(SHELL_NAME, shell);
        assets.put(SHELL, asset);
        String files = Stream.concat(
                        LINKED.matcher(shell).results().map(link -> link.group(1)),
                        scripts.later().stream().map(base::of))
                .collect(Collectors.joining(" "));
        assets.put(SERVICE_WORKER, filled(name(SERVICE_WORKER), Map.of(SHELL_HASH, asset.hash(), FILES, files)));
        assets.put(
                EXAMPLE,
                filled(name(EXAMPLE), Map.of(EXAMPLE_EDITION, edition.id().value(), BASE, base.path())));
        return new Assets(base, assets, scripts);
    }

    /** Reads a file that is served as it is, unless it is known already. */
    private static Asset file(String address, Map<String, Asset> known) {
        return known.computeIfAbsent(address, unread -> asset(name(unread), bytes(name(unread))));
    }

    private static String shell(Edition edition, BasePath base, Scripts scripts, Map<String, Asset> linked) {
        String parts = scripts.atOnce().stream()
                .map(part -> "<link rel=\"modulepreload\" href=\"" + base.of(part) + "\">")
                .collect(Collectors.joining("\n"));
        return filled(
                SHELL_NAME,
                linking(SHELL_NAME, base, linked),
                Map.of(
                        SHELL_PARTS,
                        parts,
                        SHELL_EDITION,
                        edition.id().value(),
                        LANGUAGE,
                        edition.fallback().tag(),
                        DIRECTION,
                        edition.fallback().direction(),
                        LANGUAGES,
                        edition.languages().stream().map(Language::tag).collect(Collectors.joining(" "))));
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static Asset filled(String name, Map<String, String> gaps) {
        return asset(name, filled(name, text(name), gaps));
    }

    private static String filled(String name, String text, Map<String, String> gaps) {
        String filled = text;
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            if (!text.contains(gap.getKey())) {
                throw new IllegalStateException(name + " has no place for " + gap.getKey());
            }
            filled = filled.replace(gap.getKey(), gap.getValue());
        }
        return filled;
    }

    /** A text in which each link to one of the files is given the hash of what it leads to. */
    String linking(String name, String text) {
        return linking(name, text, base, assets);
    }

    private static String linking(String name, BasePath base, Map<String, Asset> linked) {
        return linking(name, text(name), base, linked);
    }

    private static String linking(String name, String text, BasePath base, Map<String, Asset> linked) {
        String hashed = LINK.matcher(text).replaceAll(link -> {
            @Nullable Asset target = linked.get(link.group(1));
            if (target == null) {
                throw new IllegalStateException(name + " links to " + link.group(1) + ", which is not there");
            }
            return "\"" + base.of(link.group(1)) + "?" + query(target) + "\"";
        });
        return hashed.replace(BASE, base.path());
    }

    /** The query of an address that will lead to this very content. */
    static String query(Asset asset) {
        return "v=" + asset.hash();
    }

    private static Asset asset(String name, String content) {
        return asset(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Asset asset(String name, byte[] content) {
        return Asset.of(type(name), content);
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (@Nullable InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no web/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "html" -> "text/html;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "map" -> "application/json";
            case "yaml" -> "application/yaml";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "webmanifest" -> "application/manifest+json";
            default -> throw new IllegalStateException("no media type is known for " + name);
        };
    }

    /** The path that every address in the files begins with. */
    BasePath base() {
        return base;
    }

    /** Where there are files, below that path, the shell's address among them. */
    Iterable<String> addresses() {
        return assets.keySet();
    }

    /** The scripts of the pages, of which the shell names those that are wanted at once. */
    Scripts scripts() {
        return scripts;
    }

    /** The file at one of {@link #addresses}. */
    Asset at(String address) {
        return Objects.requireNonNull(assets.get(address), address);
    }
}
