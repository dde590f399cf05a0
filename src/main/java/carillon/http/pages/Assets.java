package carillon.http.pages;

import carillon.edition.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All files that are served, by address, read once when the server starts. Files that the pages load stand under
 * {@code /web/}. The others may link to these; each link is given the hash of its target. What depends on the edition
 * is a template, which is filled in for each request ({@link Shell}, {@link Manifest}).
 */
public final class Assets {
    /** The address of the shell, the one file behind all pages: its scripts show a page by the address. */
    public static final String SHELL = "/";

    private static final String JOIN = "/join";
    private static final String FOLDER = "/web/";

    /** Addresses of files in the folder of the class path; the last part is the name of the file. */
    private static final List<String> ADDRESSES = List.of(
            ApiPaths.ROOT + "/asyncapi.yaml",
            ApiPaths.ROOT + "/openapi.yaml",
            "/carillon.js",
            "/web/carillon.css",
            "/web/icon-192.png",
            "/web/icon-512.png",
            "/web/icon-maskable-512.png",
            "/web/icon-maskable.svg",
            "/web/icon.svg",
            "/web/other-pages.css",
            "/web/pages.js",
            "/web/pages.js.map",
            "/web/tokens.css");

    private static final String PAGES = FOLDER + "pages.js";
    private static final String SHELL_NAME = "index.html";
    private static final String SHELL_PARTS = "%PARTS%";

    /** The address of the manifest, behind that of the edition or bare. */
    static final String MANIFEST = "/manifest.webmanifest";

    /**
     * The address of the service worker. It keeps a shell and all that its pages load; its version is the shell's hash.
     */
    static final String SERVICE_WORKER = "/sw.js";

    private static final String SHELL_HASH = "%SHELL%";
    private static final String FILES = "%FILES%";

    /**
     * The address of the example for other people's pages. It follows the current edition, in place of the one in its
     * file.
     */
    static final String EXAMPLE = "/example.html";

    private static final String EXAMPLE_EDITION = "nuit-du-code-citoyen-2017";

    /** Stands ahead of every address in a file, for the path that this server is below. */
    private static final String BASE = "%BASE%";

    /** Stands for the address of this server, without a slash at its end. */
    private static final String SERVER = "%SERVER%";

    private static final Pattern LINK = Pattern.compile("\"" + BASE + "(/web/[A-Za-z0-9._-]+)\"");
    private static final Pattern LINKED = Pattern.compile("\"([^\"]*/web/[^\"]+)\"");

    /** Where an event is made nothing works without the server: its parts are loaded when they are wanted. */
    private static final List<String> NOT_KEPT = List.of(FOLDER + "start-pages-", FOLDER + "new-");

    private final Map<String, Asset> assets;
    private final Scripts scripts;
    private final BasePath base;
    private final Templates templates;

    /** Files with places for what depends on the request. */
    private record Templates(String shell, String shellHash, String manifest, String example) {}

    private Assets(BasePath base, Map<String, Asset> assets, Scripts scripts, Templates templates) {
        this.base = base;
        this.templates = templates;
        this.assets = Map.copyOf(assets);
        this.scripts = scripts;
    }

    /** Reads all files for a server at the root of its address. */
    public static Assets read() {
        return read(BasePath.ROOT);
    }

    /** Reads all files for a server below a path, at an address that is not known. */
    public static Assets read(BasePath base) {
        return read(base, Optional.empty());
    }

    /**
     * Reads all files. Not to be called on an event loop: it takes a while.
     *
     * @param base the path that every address in the files begins with
     * @param publicUrl where people reach this server, for descriptions that are read elsewhere; absent where that is not known
     * @throws IllegalStateException where a file is missing, or links to a file that is
     */
    public static Assets read(BasePath base, Optional<String> publicUrl) {
        String server = publicUrl.orElse(base.path());
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
                .forEach(address -> assets.put(
                        address,
                        asset(
                                name(address),
                                linking(name(address), base, linked).replace(SERVER, server))));
        String shell = shell(base, scripts, linked);
        String files = Stream.concat(
                        LINKED.matcher(shell).results().map(link -> link.group(1)),
                        scripts.later().stream()
                                .filter(part -> NOT_KEPT.stream().noneMatch(part::startsWith))
                                .map(base::of))
                .distinct()
                .collect(Collectors.joining(" "));
        String hash = asset(SHELL_NAME, shell + files).hash();
        assets.put(SERVICE_WORKER, filled(name(SERVICE_WORKER), Map.of(SHELL_HASH, hash, FILES, files)));
        return new Assets(
                base,
                assets,
                scripts,
                new Templates(
                        shell,
                        hash,
                        linking(name(MANIFEST), base, linked),
                        filled(name(EXAMPLE), text(name(EXAMPLE)), Map.of(BASE, base.path()))));
    }

    /** Reads a file that is served as it is, unless it was read already. */
    private static Asset file(String address, Map<String, Asset> known) {
        return known.computeIfAbsent(address, unread -> asset(name(unread), bytes(name(unread))));
    }

    private static String shell(BasePath base, Scripts scripts, Map<String, Asset> linked) {
        String parts = scripts.atOnce().stream()
                .map(part -> "<link rel=\"modulepreload\" href=\"" + base.of(part) + "\">")
                .collect(Collectors.joining("\n"));
        return filled(SHELL_NAME, linking(SHELL_NAME, base, linked), Map.of(SHELL_PARTS, parts));
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

    /** Gives each link in a text to one of the files the hash of its target. */
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

    /** The address of a file in its folder, with the hash of its content. */
    String hashed(String address) {
        return base.of(address) + "?" + query(at(address));
    }

    /** The query of an address that leads to this very content. */
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

    /**
     * The address of the page that redeems an invitation. The secret stands in the fragment, which a browser sends to
     * nobody: it is in no log of a server or proxy.
     */
    public static String join(String secret) {
        return JOIN + "#" + secret;
    }

    /** The path that every address in the files begins with. */
    public BasePath base() {
        return base;
    }

    /** The address of what the pages say in a language. */
    String catalogue(Language language) {
        return scripts.later().stream()
                .filter(part -> name(part).startsWith(language.tag() + "-"))
                .map(base::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the pages have no words in " + language.tag()));
    }

    /** The shell with places for what depends on the request ({@link Shell}). */
    String shellTemplate() {
        return templates.shell();
    }

    /** The hash of the shell and of all that its pages load, whatever is filled in. */
    String shellHash() {
        return templates.shellHash();
    }

    /** The manifest with places for what depends on the edition ({@link Manifest}). */
    String manifestTemplate() {
        return templates.manifest();
    }

    /** The example of how other people's pages follow an edition. */
    String example(String edition) {
        return templates.example().replace(EXAMPLE_EDITION, edition);
    }

    /** The addresses of the files below that path, without those that depend on the request. */
    public Iterable<String> addresses() {
        return assets.keySet();
    }

    /** The scripts of the pages. The shell names those that are loaded at once. */
    public Scripts scripts() {
        return scripts;
    }

    /** The file at one of {@link #addresses}. */
    public Asset at(String address) {
        return Objects.requireNonNull(assets.get(address), address);
    }
}
